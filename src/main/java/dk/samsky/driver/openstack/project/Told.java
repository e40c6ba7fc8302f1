package dk.samsky.driver.openstack.project;

import dk.samsky.driver.DriverException;
import dk.samsky.model.content.Fields;
import dk.samsky.model.content.Value;
import dk.samsky.model.json.FieldsReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * What an object was told to be, for what the cloud does not show again: the fields, and the ids of
 * what they referred to. Packed into short texts, for that is what OpenStack lets one write on an
 * object.
 *
 * @param ids remote ids by the address, or by the word, that stood for them
 */
public record Told(Fields fields, SequencedMap<String, String> ids) {
    public static final Told NOTHING = new Told(Fields.NONE, new TreeMap<>());

    /** More than any document of a reasonable size packs into; no more is unpacked. */
    private static final int LARGEST = 1 << 20;

    /**
     * Packs it.
     *
     * @param longest characters in each text
     * @param most how many texts there may be
     */
    public List<String> pack(int longest, int most) throws DriverException {
        var all = Fields.builder().group("fields", fields).texts("ids", ids).build();
        var bytes = new ByteArrayOutputStream();
        try (var packing = new DeflaterOutputStream(bytes)) {
            packing.write(all.canonical().getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        var text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
        var parts = new ArrayList<String>();
        for (var from = 0; from < text.length(); from += longest) {
            parts.add(text.substring(from, Math.min(text.length(), from + longest)));
        }
        if (parts.size() > most) {
            throw Settings.invalid(
                    "What this is told to be is longer than OpenStack can remember.",
                    "Name fewer keys, volumes or groups of people in one resource.");
        }
        return parts;
    }

    /** Reads what {@link #pack} wrote; empty if it is damaged. */
    public static Optional<Told> unpack(List<String> parts) {
        try (var unpacking =
                new InflaterInputStream(
                        new ByteArrayInputStream(
                                Base64.getUrlDecoder().decode(String.join("", parts))))) {
            var all = FieldsReader.read(unpacking.readNBytes(LARGEST));
            var ids = new TreeMap<String, String>();
            group(all, "ids")
                    .values()
                    .forEach((name, value) -> {
                        if (value instanceof Value.Text(var id)) {
                            ids.put(name, id);
                        }
                    });
            return Optional.of(new Told(group(all, "fields"), ids));
        } catch (IOException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Fields group(Fields fields, String name) {
        return fields.find(name).orElse(Value.of("")) instanceof Value.Group(var group)
                ? group
                : Fields.NONE;
    }

    /** What stood for this id. */
    public Optional<String> name(String id) {
        return ids.entrySet().stream()
                .filter(entry -> entry.getValue().equals(id))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
