package dk.samsky.placement;

import static dk.samsky.placement.PlacerTest.NO_RULES;
import static dk.samsky.placement.PlacerTest.place;
import static dk.samsky.placement.PlacerTest.told;
import static dk.samsky.placement.PlacerTest.vcpus;
import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.cost.Estates;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.model.Location;
import dk.samsky.model.TenantId;
import dk.samsky.model.WorkloadId;
import dk.samsky.model.need.Standing;
import dk.samsky.model.need.WorkloadNeed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Places that are full, or fill: what is told, and where what comes next goes. */
class FullPlacesTest {
    private static final WorkloadId WEB = new WorkloadId(new TenantId("aarhus"), "web");

    /** That the workload runs there with one server of 2 vCPU. */
    private static Standing oneServer(Location place) {
        var small = List.of(Needs.servers("aarhus", "web", 1));
        return Needs.taking(small, Needs.standing(WEB, place));
    }

    private static Placements placeBeside(Estates estate, Standing standing, WorkloadNeed need) {
        return placeBeside(estate, standing, need, Room.Free.UNKNOWN);
    }

    private static Placements placeBeside(
            Estates estate, Standing standing, WorkloadNeed need, Room.Free free) {
        var placer = new Placer(PlacerTest.market(estate, NO_RULES), new CheapestFirst());
        var small = List.of(Needs.servers("aarhus", "web", 1));
        return placer.place(
                placer.assess(List.of(need), standing), Needs.taken(small, standing), free);
    }

    @Test
    void whatGrowsBeyondItsPlaceIsToldSoAndNotMoved() {
        var estate = Estates.small();
        estate.change("commercial", parts -> parts.holding(vcpus(5)));
        var placements =
                placeBeside(
                        estate, oneServer(Estates.COMMERCIAL), Needs.servers("aarhus", "web", 3));
        assertThat(told(placements)).containsExactly("aarhus/web PL-204");
        assertThat(placements.refused().values())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.what())
                            .isEqualTo(
                                    "There is no room at commercial/eu-north for what is added to"
                                            + " aarhus/web.");
                    assertThat(problem.why())
                            .startsWith("commercial/eu-north: ")
                            .contains("it needs 4 vCPU, 3 of 5 left.")
                            .endsWith("what runs is not moved for want of room.");
                    assertThat(problem.related()).hasSize(1);
                });
    }

    @Test
    void whatGrowsWithinItsPlaceStays() {
        var estate = Estates.small();
        estate.change("commercial", parts -> parts.holding(vcpus(6)));
        var placements =
                placeBeside(
                        estate, oneServer(Estates.COMMERCIAL), Needs.servers("aarhus", "web", 3));
        assertThat(told(placements))
                .containsExactly(
                        "aarhus/web commercial/eu-north {web=small}: cheapest of 2 permitted, 0"
                                + " forbidden");
    }

    @Test
    void whatIsNewAndFitsNowhereIsToldOfEveryPlaceThatItMayHave() {
        var estate = Estates.small();
        estate.change("commercial", parts -> parts.holding(vcpus(1)));
        estate.change("national", parts -> parts.holding(vcpus(0)));
        var placements =
                place(estate, NO_RULES, Standing.NOTHING, Needs.servers("aarhus", "web", 1));
        assertThat(placements.refused().values())
                .extracting(Diagnostic::what)
                .containsExactly(
                        "There is no room at commercial/eu-north or national/dk-west for"
                                + " aarhus/web.");
        assertThat(placements.refused().values())
                .extracting(Diagnostic::why)
                .allMatch(why ->
                        why.contains("it needs 2 vCPU, 1 of 1 left.")
                                && why.contains("it needs 2 vCPU, 0 of 0 left."));
    }

    /** Two places at one price: a tenant keeps together, and the tenants spread. */
    @Test
    void placesOfOnePriceFillAlike() {
        var estate = Estates.small();
        estate.provider(
                "third", "eu-west", "NL", Estates.COMMERCIAL_PRICES.replace("eu-north", "*"));
        estate.change("commercial", parts -> parts.holding(vcpus(100)));
        estate.change("third", parts -> parts.holding(vcpus(100)));
        var needs = new ArrayList<WorkloadNeed>();
        for (var tenant : List.of("aarhus", "billund", "fanoe", "ribe")) {
            needs.add(Needs.servers(tenant, "one", 3));
            needs.add(Needs.servers(tenant, "two", 1));
        }
        var placements =
                place(estate, NO_RULES, Standing.NOTHING, needs.toArray(WorkloadNeed[]::new));
        var places = new LinkedHashMap<String, String>();
        placements
                .placed()
                .forEach((id, placement) ->
                        places.put(id.toString(), placement.location().provider()));
        assertThat(places)
                .containsEntry("aarhus/one", "commercial")
                .containsEntry("aarhus/two", "commercial")
                .containsEntry("billund/one", "third")
                .containsEntry("billund/two", "third")
                .containsEntry("fanoe/one", "commercial")
                .containsEntry("fanoe/two", "commercial")
                .containsEntry("ribe/one", "third")
                .containsEntry("ribe/two", "third");
    }

    private static Room.Free free(int place, int part) {
        return new Room.Free(
                Map.of(Estates.COMMERCIAL, vcpus(place)),
                Map.of(new Room.Part(WEB.tenant(), Estates.COMMERCIAL), vcpus(part)));
    }

    /** The smaller counts: what the document states, what the cloud has, what the project may. */
    @Test
    void theCloudsOwnWordCountsBesideTheDocuments() {
        var estate = Estates.small();
        estate.change("commercial", parts -> parts.holding(vcpus(100)));
        var stands = oneServer(Estates.COMMERCIAL);
        var more = Needs.servers("aarhus", "web", 3);
        assertThat(told(placeBeside(estate, stands, more, free(4, 4))))
                .hasSize(1)
                .allMatch(line -> line.contains("commercial/eu-north"));
        assertThat(placeBeside(estate, stands, more, free(3, 4)).refused().values())
                .extracting(Diagnostic::why)
                .singleElement()
                .asString()
                .contains("it needs 4 vCPU, 3 free by the cloud itself.");
        assertThat(placeBeside(estate, stands, more, free(4, 3)).refused().values())
                .extracting(Diagnostic::why)
                .singleElement()
                .asString()
                .contains("it needs 4 vCPU, 3 left by the quota of the tenant's project.");
        var same = Needs.servers("aarhus", "web", 1);
        assertThat(placeBeside(estate, stands, same, free(0, 0)).refused()).isEmpty();
    }

    @Test
    void whatIsNewGoesWhereTheCloudHasRoom() {
        var need = Needs.servers("aarhus", "web", 1);
        var chosen = placeBeside(Estates.small(), Standing.NOTHING, need, free(1, 9));
        assertThat(chosen.placed().values())
                .extracting(Placement::location)
                .containsExactly(Estates.NATIONAL);
    }
}
