package dk.samsky;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dk.samsky.diagnostic.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every code is well formed, and src/docs/diagnostics.md tells what to do about it. */
class DiagnosticsGuideTest {
    private static final List<JavaClass> ENUMS =
            new ClassFileImporter()
                    .importPath(Path.of("target/classes")).stream()
                            .filter(type -> type.isEnum() && type.isAssignableTo(Code.class))
                            .toList();
    private static final List<Code> CODES =
            ENUMS.stream()
                    .flatMap(type -> Stream.of(type.reflect().getEnumConstants()))
                    .map(Code.class::cast)
                    .toList();

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| (.+) \\| (.+) \\|$");

    @Test
    void thereAreCodes() {
        assertThat(CODES).hasSizeGreaterThan(100);
    }

    @Test
    void noTwoProblemsShareACode() {
        assertThat(CODES).extracting(Code::id).doesNotHaveDuplicates();
    }

    @Test
    void codesAreAnAreaAndThreeDigits() {
        assertThat(CODES).allSatisfy(code -> assertThat(code.id()).matches("[A-Z]{2,4}-[0-9]{3}"));
    }

    @Test
    void everyCodeIsOfSomeUse() {
        assertThat(
                        ENUMS.stream()
                                .flatMap(type -> type.getFields().stream())
                                .filter(field -> field.getModifiers().contains(JavaModifier.ENUM))
                                .filter(field ->
                                        field.getAccessesToSelf().stream()
                                                .allMatch(use ->
                                                        use.getOriginOwner()
                                                                .equals(field.getOwner())))
                                .map(JavaField::getFullName))
                .isEmpty();
    }

    @Test
    void titlesAreHeadlines() {
        assertThat(CODES)
                .allSatisfy(code -> assertThat(code.title()).isNotBlank().doesNotEndWith("."));
    }

    @Test
    void guideTellsOfEveryCodeAndOfNoOther() throws IOException {
        var guide = Files.readString(Path.of("src/docs/diagnostics.md"));
        assertThat(ROW.matcher(guide).results().map(row -> row.group(1) + " " + row.group(2)))
                .containsExactlyInAnyOrderElementsOf(
                        CODES.stream().map(code -> code.id() + " " + code.title()).toList());
    }
}
