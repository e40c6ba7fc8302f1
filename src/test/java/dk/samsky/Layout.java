package dk.samsky;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which package may import which, and where each library lives: section 2 of the style as data.
 *
 * <p>Packages are named without {@code dk.samsky.}: {@code document.yaml}. The first segment is the
 * family; all of a family may import what the family may.
 */
final class Layout {
    static final String BASE = "dk.samsky";

    /**
     * Subpackages that exist for one technology's sake. They are adapters, and no part of the core.
     */
    private static final Set<String> TECHNOLOGIES =
            Set.of("yaml", "json", "cel", "ortools", "jdbc");

    private static final Set<String> CORE =
            Set.of(
                    "diagnostic",
                    "graph",
                    "model",
                    "document",
                    "expression",
                    "blueprint",
                    "policy",
                    "cost",
                    "placement",
                    "plan",
                    "migration",
                    "report");

    /** All that the core may use of the JDK. */
    private static final Set<String> JDK_OF_THE_CORE =
            Set.of(
                    "java.lang",
                    "java.math",
                    "java.time",
                    "java.time.format",
                    "java.time.temporal",
                    "java.util",
                    "java.util.function",
                    "java.util.stream");

    /** Written into class files by the compiler for records, lambdas, switches and annotations. */
    private static final Set<String> JDK_OF_THE_COMPILER =
            Set.of("java.lang.annotation", "java.lang.invoke", "java.lang.runtime");

    /** Digests are part of the model: decided, because a digest is a pure function of bytes. */
    private static final Set<String> JDK_OF_THE_MODEL =
            Set.of(
                    "java.security.MessageDigest",
                    "java.security.NoSuchAlgorithmException",
                    "java.nio.charset.");

    private static final Map<String, List<String>> MAY_IMPORT = mayImport();

    /**
     * The only imports of an adapter from outside it. The command line wires what cannot be found
     * by ServiceLoader; the codec of the model's values serves those that write values down.
     */
    private static final Map<String, Predicate<String>> ADAPTER_USERS =
            Map.of(
                    "document.yaml", home -> within("cli", home),
                    "expression.cel", home -> within("cli", home),
                    "plan.json", home -> within("cli", home),
                    "report.json", home -> within("cli", home),
                    "model.json",
                            home ->
                                    home.endsWith(".json")
                                            || home.equals("state.jdbc")
                                            || home.equals("driver.simulated")
                                            || within("driver.openstack", home));

    /**
     * Libraries by the start of their package names. What is not here has no home and may not be
     * used.
     */
    private static final Map<String, Predicate<String>> LIBRARY_HOMES =
            Map.ofEntries(
                    Map.entry("org.jspecify.", _ -> true),
                    Map.entry("org.snakeyaml.", home -> home.endsWith(".yaml")),
                    Map.entry("com.fasterxml.jackson.", home -> home.endsWith(".json")),
                    Map.entry("dev.cel.", "expression.cel"::equals),
                    Map.entry("picocli.", "cli"::equals),
                    Map.entry("java.sql.", Layout::isHomeOfJdbc),
                    Map.entry("javax.sql.", Layout::isHomeOfJdbc),
                    Map.entry("org.slf4j.", Layout::mayLog),
                    Map.entry("io.fabric8.", home -> within("driver.kubernetes", home)),
                    Map.entry("org.jclouds.", Layout::isHomeOfJclouds),
                    Map.entry("com.google.inject.", Layout::isHomeOfJclouds),
                    Map.entry("com.google.common.", Layout::isHomeOfJclouds),
                    Map.entry("com.google.gson.", Layout::isHomeOfJclouds),
                    Map.entry("jakarta.", Layout::isHomeOfJclouds),
                    Map.entry("okhttp3.", Layout::isHomeOfJclouds));

    private Layout() {}

    private static Map<String, List<String>> mayImport() {
        var table = new LinkedHashMap<String, List<String>>();
        table.put("diagnostic", List.of());
        table.put("graph", List.of());
        table.put("model", List.of("diagnostic", "graph"));
        table.put("document", List.of("model", "diagnostic"));
        table.put("expression", List.of("model", "diagnostic"));
        table.put("blueprint", List.of("model", "document", "expression", "graph", "diagnostic"));
        table.put("policy", List.of("model", "document", "expression", "diagnostic"));
        table.put("cost", List.of("model", "document", "diagnostic"));
        table.put("placement", List.of("model", "document", "cost", "policy", "diagnostic"));
        table.put(
                "plan",
                List.of("model", "document", "graph", "cost", "policy", "placement", "diagnostic"));
        var toPlan = List.copyOf(table.keySet());
        table.put("migration", toPlan);
        var toMigration = with(toPlan, "migration");
        table.put("driver", List.of("model", "diagnostic"));
        table.put("state", List.of("model", "diagnostic"));
        table.put("report", toMigration);
        var toEngine = with(toMigration, "driver", "state");
        table.put("engine", toEngine);
        var toGitops = with(toEngine, "report", "engine");
        table.put("gitops", toGitops);
        table.put("cli", with(toGitops, "gitops"));
        return Collections.unmodifiableMap(table);
    }

    private static List<String> with(List<String> names, String... more) {
        var all = new ArrayList<>(names);
        Collections.addAll(all, more);
        return List.copyOf(all);
    }

    static boolean isKnown(String home) {
        return MAY_IMPORT.containsKey(family(home));
    }

    static boolean isCore(String home) {
        return CORE.contains(family(home)) && adapter(home).isEmpty();
    }

    /** Whether a class in {@code from} may depend on one in {@code to}, both ours. */
    static boolean mayImport(String from, String to) {
        var adapter = adapter(to);
        if (adapter.isPresent() && !within(adapter.get(), from)) {
            return isForAllDrivers(adapter.get(), from)
                    || ADAPTER_USERS.getOrDefault(adapter.get(), _ -> false).test(from);
        }
        return family(from).equals(family(to))
                || MAY_IMPORT.getOrDefault(family(from), List.of()).contains(family(to));
    }

    /** Whether a class in {@code home} may depend on a class that is not ours. */
    static boolean mayUse(String home, String className) {
        var rule =
                LIBRARY_HOMES.entrySet().stream()
                        .filter(entry -> className.startsWith(entry.getKey()))
                        .findFirst();
        if (rule.isPresent()) {
            return rule.get().getValue().test(home);
        }
        if (!className.startsWith("java.") && !className.startsWith("javax.")) {
            return false;
        }
        return !isCore(home)
                || JDK_OF_THE_CORE.contains(packageOf(className))
                || JDK_OF_THE_COMPILER.contains(packageOf(className))
                || (family(home).equals("model")
                        && JDK_OF_THE_MODEL.stream().anyMatch(className::startsWith));
    }

    private static boolean isForAllDrivers(String adapter, String from) {
        return adapter.equals("driver.jclouds") && from.startsWith("driver.");
    }

    private static boolean isHomeOfJdbc(String home) {
        return home.equals("state.jdbc") || home.equals("driver.simulated");
    }

    private static boolean isHomeOfJclouds(String home) {
        return within("driver.jclouds", home) || within("driver.openstack", home);
    }

    private static boolean mayLog(String home) {
        return within("engine", home) || within("gitops", home) || adapter(home).isPresent();
    }

    /**
     * The adapter that a package is, or is part of: {@code driver.x} or {@code family.technology}.
     */
    private static Optional<String> adapter(String home) {
        var segments = List.of(home.split("\\."));
        for (int end = 2; end <= segments.size(); end++) {
            if (segments.getFirst().equals("driver")
                    || TECHNOLOGIES.contains(segments.get(end - 1))) {
                return Optional.of(String.join(".", segments.subList(0, end)));
            }
        }
        return Optional.empty();
    }

    private static boolean within(String parent, String home) {
        return home.equals(parent) || home.startsWith(parent + ".");
    }

    private static String family(String home) {
        int dot = home.indexOf('.');
        return dot < 0 ? home : home.substring(0, dot);
    }

    private static String packageOf(String className) {
        return className.substring(0, Math.max(0, className.lastIndexOf('.')));
    }
}
