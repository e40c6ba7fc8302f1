package dk.samsky.document.yaml;

import dk.samsky.document.Municipalities;
import dk.samsky.document.Municipalities.Municipality;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;

/** The official list of municipalities, as it comes with the product. */
final class MunicipalityList {
    private static final String RESOURCE = "municipalities.csv";

    private MunicipalityList() {}

    static Municipalities read() {
        try (var in = MunicipalityList.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(
                        "This is a bug in Samsky: " + RESOURCE + " is missing");
            }
            var byCode = new LinkedHashMap<String, Municipality>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("code,"))
                    .map(line -> line.split(",", -1))
                    .forEach(cells -> byCode.put(cells[0], new Municipality(cells[1], cells[2])));
            return new Municipalities(byCode);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
