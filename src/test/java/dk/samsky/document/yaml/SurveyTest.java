package dk.samsky.document.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.document.DocumentKind;
import dk.samsky.document.binding.Findings;
import dk.samsky.document.kind.Documents;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurveyTest {
    @TempDir private Path workspace;

    /**
     * Tests may run as somebody whom no permission stops, so the listing is told to have failed.
     */
    @Test
    void anythingMayBeInAFolderThatCannotBeListed() {
        var disk = Disk.of(workspace, workspace);
        var findings = new Findings();
        var documents = new Documents();
        var folder = workspace.resolve("tenants");
        var told = disk.unreadable(folder, "The folder cannot be listed.", disk.span(folder));
        new Survey(disk, workspace, _ -> true, findings, documents)
                .listed(List.of(told), List.of(DocumentKind.TENANT));
        assertThat(findings.shared().list()).containsExactly(told);
        var doubts = documents.doubts();
        assertThat(doubts.mayExist(DocumentKind.TENANT, "viborg", Optional.empty())).isTrue();
        assertThat(doubts.mayExist(DocumentKind.PROVIDER, "viborg", Optional.empty())).isFalse();
    }
}
