package dk.samsky.country;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * The example of the whole country: 98 municipalities, each with the systems that it has itself.
 */
final class Denmark {
    private static final String WORKSPACE =
            """
            # Denmark's 98 municipalities, each with the 39 systems of the catalogue (blueprints/) that a municipality has itself, rehearsed on embedded clouds:
            # files below .samsky/. Everything here is made by 'src/build/generate denmark examples/denmark'; change that, not this.
            #
            # * Names, codes and CVR numbers are real. Inhabitants are those of 1 January 2020, and so are the regions; Hovedstaden and Sjælland become one in 2027.
            # * Which systems a municipality has, and how large they are, is an estimate. Each workload follows from its blueprint and the inhabitants alone.
            # * Databases are protected: 'samsky destroy' refuses. To begin again, remove the folder .samsky.
            #
            #     samsky plan -q -C examples/denmark --tenant samsoe
            #     samsky cost -C examples/denmark --by label:domain
            #     samsky explain -C examples/denmark samsoe/eoj
            apiVersion: samsky.dk/v1
            kind: Workspace
            metadata: {name: denmark}
            spec:
              clouds: embedded
              currency: DKK
              rates: ../../providers/rates.csv
              search: {blueprints: [../../blueprints], providers: [../../providers], policies: [../../policies]}
              addressPool: 10.0.0.0/8
              tenantPrefix: 16
            """;

    private Denmark() {}

    /** The text of each file, by its path within the workspace. */
    static SequencedMap<String, String> files() {
        var files = new LinkedHashMap<String, String>();
        files.put("samsky.yaml", WORKSPACE);
        for (var municipality : Municipality.all()) {
            var folder = "tenants/" + municipality.tenant() + "/";
            files.put(folder + "tenant.yaml", tenant(municipality));
            files.put(folder + "workloads.yaml", workloads(municipality.tenant()));
        }
        return files;
    }

    /** Its quota has room for a tenth more at least than the estimate of what it needs. */
    static String tenant(Municipality municipality) {
        var name = municipality.tenant();
        var thousands = (municipality.inhabitants() + 999) / 1_000;
        return """
        apiVersion: samsky.dk/v1
        kind: Tenant
        metadata: {name: %1$s, labels: {region: %2$s}}
        spec:
          displayName: %3$s
          municipalityCode: "%4$s"
          cvr: "%5$s"
          inhabitants: %6$d   # 1 January 2020
          quota: {vcpus: %7$d, memory: %8$dGi, storage: %9$dTi, servers: %10$d, namespaces: 20}
          access:
            - {group: %1$s-it-drift, role: operator}
            - {group: %1$s-it-ledelse, role: viewer}
        """
                .formatted(
                        name,
                        municipality.regionLabel(),
                        municipality.officialName(),
                        municipality.code(),
                        municipality.cvr(),
                        municipality.inhabitants(),
                        450 + 14 * thousands,
                        2_200 + 65 * thousands,
                        5 + 3 * thousands / 2,
                        80 + 3 * thousands);
    }

    private static String workloads(String tenant) {
        var text = new StringBuilder();
        for (var archetype : Archetype.all()) {
            if (archetype.isLocal()) {
                text.append(text.isEmpty() ? "" : "---\n")
                        .append(
                                """
                                apiVersion: samsky.dk/v1
                                kind: Workload
                                metadata: {name: %1$s, tenant: %2$s}
                                spec: {blueprint: %1$s}
                                """
                                        .formatted(archetype.id(), tenant));
            }
        }
        return text.toString();
    }
}
