package dk.samsky;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The layout of the code, checked against {@link Layout}. Violations name the place, so read the
 * first one.
 */
class ArchitectureTest {
    /** Raise it as the code grows: it guards the other tests against finding nothing to check. */
    private static final int ENOUGH_CLASSES = 600;

    private static final int FILES_IN_A_PACKAGE = 25;

    private static final Path MAIN = Path.of("src/main/java");
    private static final Path TEST = Path.of("src/test/java");

    private static final JavaClasses CLASSES =
            new ClassFileImporter().importPath(Path.of("target/classes"));

    /** Names that say nothing about what is inside. */
    private static final Set<String> EMPTY_NAMES =
            Set.of("util", "utils", "common", "helper", "helpers", "impl", "manager", "base");

    /**
     * Clock, environment, threads, processes and standard streams, all in packages that the core
     * may use.
     */
    private static final Set<String> NOT_IN_THE_CORE =
            Set.of(
                    "java.lang.IO",
                    "java.lang.InheritableThreadLocal",
                    "java.lang.Process",
                    "java.lang.ProcessBuilder",
                    "java.lang.ProcessHandle",
                    "java.lang.Runtime",
                    "java.lang.ScopedValue",
                    "java.lang.System",
                    "java.lang.Thread",
                    "java.lang.ThreadLocal",
                    "java.util.Random",
                    "java.util.Scanner",
                    "java.util.ServiceLoader",
                    "java.util.SplittableRandom",
                    "java.util.Timer");

    /**
     * Calls whose answer differs from run to run: random order, random numbers, what the machine is
     * set to.
     */
    private static final Set<String> NOT_CALLED_IN_THE_CORE =
            Set.of(
                    "java.lang.Math.random",
                    "java.lang.StrictMath.random",
                    "java.time.Clock.system",
                    "java.time.Clock.systemDefaultZone",
                    "java.time.Clock.systemUTC",
                    "java.time.InstantSource.system",
                    "java.time.ZoneId.systemDefault",
                    "java.util.Collections.shuffle",
                    "java.util.Locale.getDefault",
                    "java.util.Map.copyOf",
                    "java.util.Map.of",
                    "java.util.Map.ofEntries",
                    "java.util.Set.copyOf",
                    "java.util.Set.of",
                    "java.util.TimeZone.getDefault",
                    "java.util.UUID.randomUUID",
                    "java.util.stream.Collectors.toUnmodifiableMap",
                    "java.util.stream.Collectors.toUnmodifiableSet");

    @Test
    void thereIsSomethingToCheck() {
        assertThat(CLASSES.size()).isGreaterThan(ENOUGH_CLASSES);
    }

    @Test
    void everyPackageHasAPlaceInTheTable() {
        assertThat(ours().filter(type -> !Layout.isKnown(home(type))).map(JavaClass::getName))
                .isEmpty();
    }

    @Test
    void packagesImportOnlyWhatTheTableAllows() {
        assertThat(
                        dependencies((from, target) ->
                                isOurs(target) && !Layout.mayImport(from, home(target))))
                .isEmpty();
    }

    @Test
    void librariesStayInTheirHomesAndTheCoreUsesPlainJava() {
        assertThat(
                        dependencies((from, target) ->
                                !isOurs(target) && !Layout.mayUse(from, target.getName())))
                .isEmpty();
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching(Layout.BASE + ".(**)")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void coreKnowsNoClockThreadOrEnvironment() {
        assertThat(
                        dependencies((from, target) ->
                                Layout.isCore(from) && NOT_IN_THE_CORE.contains(target.getName())))
                .isEmpty();
    }

    @Test
    void coreGivesTheSameAnswerEachTime() {
        assertThat(
                        accesses(
                                Layout::isCore,
                                access ->
                                        NOT_CALLED_IN_THE_CORE.contains(called(access))
                                                || readsTheClock(access)))
                .isEmpty();
    }

    @Test
    void standardStreamsBelongToTheCommandLine() {
        var streams = Set.of("java.lang.System.in", "java.lang.System.out", "java.lang.System.err");
        assertThat(
                        accesses(
                                home -> !home.equals("cli") && !home.startsWith("cli."),
                                access ->
                                        streams.contains(called(access))
                                                || called(access).startsWith("java.lang.IO.")))
                .isEmpty();
    }

    @Test
    void packagesStaySmall() throws IOException {
        var sizes =
                sources(MAIN)
                        .filter(file -> !file.endsWith("package-info.java"))
                        .collect(groupingBy(Path::getParent, TreeMap::new, counting()));
        sizes.values().removeIf(size -> size <= FILES_IN_A_PACKAGE);
        assertThat(sizes).isEmpty();
    }

    @Test
    void packageNamesSayWhatIsInside() throws IOException {
        assertThat(
                        Stream.concat(sources(MAIN), sources(TEST))
                                .map(Path::getParent)
                                .distinct()
                                .filter(folder ->
                                        Stream.of(folder.toString().split("[/\\\\]"))
                                                .anyMatch(EMPTY_NAMES::contains)))
                .isEmpty();
    }

    @Test
    void everyPackageIsDescribedAndNullMarked() throws IOException {
        assertThat(
                        sources(MAIN)
                                .map(Path::getParent)
                                .distinct()
                                .filter(folder -> !isDescribed(folder)))
                .isEmpty();
    }

    @Test
    void importsNameOneTypeEach() throws IOException {
        var star = Pattern.compile("(?m)^import\\s+(module\\s.*|.*\\*);");
        assertThat(
                        Stream.concat(sources(MAIN), sources(TEST))
                                .filter(file -> star.matcher(read(file)).find()))
                .isEmpty();
    }

    private static Stream<JavaClass> ours() {
        return CLASSES.stream();
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().equals(Layout.BASE)
                || type.getPackageName().startsWith(Layout.BASE + ".");
    }

    private static String home(JavaClass type) {
        return type.getPackageName().equals(Layout.BASE)
                ? ""
                : type.getPackageName().substring(Layout.BASE.length() + 1);
    }

    /**
     * Dependencies for which (package of the origin, type depended on) is forbidden. Arrays count
     * as their elements.
     */
    private static List<String> dependencies(BiPredicate<String, JavaClass> isForbidden) {
        return ours().flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> {
                    var target = dependency.getTargetClass().getBaseComponentType();
                    return !target.isPrimitive()
                            && isForbidden.test(home(dependency.getOriginClass()), target);
                })
                .map(Dependency::getDescription)
                .sorted()
                .toList();
    }

    private static List<String> accesses(
            Predicate<String> homes, Predicate<JavaAccess<?>> isForbidden) {
        return ours().filter(type -> homes.test(home(type)))
                .flatMap(type -> type.getAccessesFromSelf().stream())
                .filter(isForbidden)
                .map(JavaAccess::getDescription)
                .sorted()
                .toList();
    }

    private static String called(JavaAccess<?> access) {
        return access.getTargetOwner().getName() + "." + access.getTarget().getName();
    }

    private static boolean readsTheClock(JavaAccess<?> access) {
        return access.getTargetOwner().getPackageName().startsWith("java.time")
                && access.getTarget().getName().equals("now");
    }

    private static Stream<Path> sources(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static boolean isDescribed(Path folder) {
        var info = folder.resolve("package-info.java");
        return Files.exists(info)
                && read(info).contains("@NullMarked")
                && read(info).contains("/**");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
