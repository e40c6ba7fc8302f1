package dk.samsky.document.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.document.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order of documents in files, and of files in folders, says nothing. */
class ShuffleTest {
    @TempDir Path folder;

    @Test
    void theOrderOfDocumentsAndFilesChangesNothing() throws IOException {
        var straight =
                withoutPlaces(Workspaces.load(Workspaces.MENDED).usable().value().orElseThrow());
        for (var seed = 0; seed < 20; seed++) {
            var shuffled = folder.resolve("" + seed);
            shuffle(shuffled, new Random(seed));
            var loaded = Workspaces.load(shuffled);
            assertThat(loaded.diagnostics()).as("seed %s", seed).isEmpty();
            assertThat(withoutPlaces(loaded.usable().value().orElseThrow()))
                    .as("seed %s", seed)
                    .isEqualTo(straight);
        }
    }

    private static void shuffle(Path to, Random random) throws IOException {
        Workspaces.copy(Workspaces.MENDED, to);
        for (var home : new String[] {"blueprints", "policies", "tenants/aarhus", "tenants/ribe"}) {
            var documents = new ArrayList<String>();
            for (var file : Workspaces.files(to.resolve(home))) {
                if (file.matches("[a-z-]+\\.ya?ml") && !file.equals("tenant.yaml")) {
                    documents.addAll(
                            Arrays.asList(
                                    Files.readString(to.resolve(home, file)).split("(?m)^---$")));
                    Files.delete(to.resolve(home, file));
                }
            }
            Collections.shuffle(documents, random);
            var files = 1 + random.nextInt(3);
            for (var i = 0; i < documents.size(); i++) {
                var file = to.resolve(home, random.nextInt(files) + ".yaml");
                var before = Files.exists(file) ? Files.readString(file) + "\n---\n" : "";
                Files.writeString(file, before + documents.get(i));
            }
        }
    }

    /** All of a workspace but where it is written. */
    private static String withoutPlaces(Workspace workspace) {
        var text =
                workspace.tenants()
                        + " "
                        + workspace.blueprints()
                        + " "
                        + workspace.providers()
                        + " "
                        + workspace.policies()
                        + " "
                        + workspace.settings();
        return text.replaceAll("[\\w./-]+\\.ya?ml:\\d+:\\d+", "place");
    }
}
