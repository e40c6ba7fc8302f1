package dk.samsky.country;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * An estate to measure with: equal workloads of six resources each (a network, a firewall, three
 * servers, a volume), besides each tenant's space.
 *
 * @param tenants 1 to 98
 * @param workloads of each tenant, 1 to 2 000
 * @param providers 1, or 2 of which the cheaper has room for half
 */
record Estate(int tenants, int workloads, int providers) {
    /** A network has 64 addresses, and 128 ranges of /15 fit into the pool. */
    static final int MOST_WORKLOADS = 2_000;

    private static final String BLUEPRINT =
            """
            apiVersion: samsky.dk/v1
            kind: Blueprint
            metadata: {name: unit}
            spec:
              description: The unit of measure, three servers and a volume in a network with a firewall
              parameters:
                frontServers: {type: integer, default: 2, minimum: 1, maximum: 10}
                dataSize: {type: quantity, default: 100Gi, minimum: 1Gi, maximum: 1Ti}
              data: {confidentiality: public, personal: none, location: any}
              components:
                front:
                  servers: {count: "${frontServers}", vcpus: 2, memory: 4Gi, image: debian-12}
                store:
                  servers: {count: 1, vcpus: 4, memory: 16Gi, image: debian-12}
                  volumes: [{name: data, size: "${dataSize}"}]
                rules:
                  - {allow: tcp/443, from: internet, to: front}
                  - {allow: tcp/5432, from: front, to: store}
            """;

    /** The text of each file, by its path within the workspace. */
    SequencedMap<String, String> files() {
        var files = new LinkedHashMap<String, String>();
        files.put(
                "samsky.yaml",
                """
                # To measure with: %d tenants with %d workloads each. Made by src/build/generate.
                apiVersion: samsky.dk/v1
                kind: Workspace
                metadata: {name: estate}
                spec: {currency: DKK, tenantPrefix: %d}
                """
                        .formatted(tenants, workloads, workloads <= 1_000 ? 16 : 15));
        files.put("blueprints/unit.yaml", BLUEPRINT);
        var half = tenants * workloads / 2 * 8;
        for (var number = 1; number <= providers; number++) {
            var name = "cloud-" + number;
            files.put(
                    "providers/" + name + ".yaml",
                    provider(
                            name,
                            number < providers ? ", capacity: {vcpus: %d}".formatted(half) : ""));
            files.put("providers/prices/" + name + ".csv", prices(300 + number, 700 + number));
        }
        for (var municipality : Municipality.all().subList(0, tenants)) {
            var folder = "tenants/" + municipality.tenant() + "/";
            files.put(folder + "tenant.yaml", tenant(municipality));
            files.put(folder + "workloads.yaml", workloads(municipality.tenant()));
        }
        return files;
    }

    private static String provider(String name, String capacity) {
        return """
        apiVersion: samsky.dk/v1
        kind: Provider
        metadata: {name: %1$s}
        spec:
          displayName: An embedded cloud to measure with
          owner: {name: Nobody, jurisdiction: DK}
          offers:
            servers: {driver: simulated}
          regions:
            dk-west: {country: DK%2$s}
          sizes:
            small: {vcpus: 2, memory: 4Gi}
            large: {vcpus: 4, memory: 16Gi}
          images: {debian-12: Debian 12}
          prices: prices/%1$s.csv
        """
                .formatted(name, capacity);
    }

    private static String prices(int small, int large) {
        return """
        item,name,region,unit,amount,currency,source,date,quality
        server,small,*,month,%1$d.00,DKK,invented to measure with,2026-01-01,assumed
        server,large,*,month,%2$d.00,DKK,invented to measure with,2026-01-01,assumed
        storage,standard,*,GiB-month,0.84,DKK,invented to measure with,2026-01-01,assumed
        """
                .formatted(small, large);
    }

    private static String tenant(Municipality municipality) {
        return """
        apiVersion: samsky.dk/v1
        kind: Tenant
        metadata: {name: %s}
        spec: {displayName: %s, municipalityCode: "%s", cvr: "%s", inhabitants: %d}
        """
                .formatted(
                        municipality.tenant(),
                        municipality.officialName(),
                        municipality.code(),
                        municipality.cvr(),
                        municipality.inhabitants());
    }

    private String workloads(String tenant) {
        var text = new StringBuilder();
        for (var number = 1; number <= workloads; number++) {
            text.append(
                    """
                    ---
                    apiVersion: samsky.dk/v1
                    kind: Workload
                    metadata: {name: w%04d, tenant: %s}
                    spec: {blueprint: unit, parameters: {dataSize: %dGi}}
                    """
                            .formatted(number, tenant, 10 + number % 90));
        }
        return text.substring("---\n".length());
    }
}
