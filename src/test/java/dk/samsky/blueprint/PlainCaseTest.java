package dk.samsky.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.expression.cel.CelExpressions;
import dk.samsky.model.Location;
import dk.samsky.model.TenantId;
import dk.samsky.model.content.Value;
import dk.samsky.model.need.Placed;
import dk.samsky.model.need.Standing;
import dk.samsky.model.quantity.Cidr;
import dk.samsky.model.resource.Desired;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PlainCaseTest {
    @Test
    void makesTheResourcesOfOneWorkload() {
        var workload =
                Estate.workload(
                        "aarhus", "esdh", "case-management", Map.of("webServers", Value.of(3)));
        var tenant = Estate.tenant("aarhus", workload);
        var need =
                Expander.of(Estate.library(Estate.caseManagement()), new CelExpressions())
                        .then(expander -> expander.expand(tenant, workload))
                        .value()
                        .orElseThrow();
        var sizes = new LinkedHashMap<String, String>();
        sizes.put("web", "g1.small");
        sizes.put("db", "g1.large");
        var placed =
                new Placed(need, new Location("national-cloud", "dk-west"), sizes, "simulated", "");
        var ranges = new TreeMap<TenantId, Cidr>();
        ranges.put(tenant.id(), Estate.cidr("10.1.0.0/16"));
        var desired =
                new ResourceBuilder(Estate.cidr("10.0.0.0/8"), ranges)
                        .build(tenant, List.of(placed), Standing.NOTHING)
                        .value()
                        .orElseThrow();
        assertThat(desired)
                .extracting(Desired::address)
                .map(Object::toString)
                .containsExactly(
                        "aarhus/tenant-space/national-cloud.dk-west",
                        "aarhus/esdh/network/main",
                        "aarhus/esdh/firewall/main",
                        "aarhus/esdh/volume/db-1-data",
                        "aarhus/esdh/server/db-1",
                        "aarhus/esdh/server/web-1",
                        "aarhus/esdh/server/web-2",
                        "aarhus/esdh/server/web-3");
        assertThat(desired.get(1).resource().fields().canonical())
                .isEqualTo(
                        "{\"range\":\"10.1.0.0/26\",\"space\":\"aarhus/tenant-space/national-cloud.dk-west\"}");
    }
}
