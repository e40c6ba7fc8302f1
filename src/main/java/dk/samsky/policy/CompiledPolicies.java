package dk.samsky.policy;

import dk.samsky.diagnostic.Diagnostic;
import java.util.List;

/**
 * A workspace's rules, ready to be asked, and what is wrong with them. A rule that is wrong is
 * among those that are asked: it answers that it is broken, which forbids what it might have
 * forbidden, while the others are asked as ever.
 *
 * @param diagnostics errors for rules that are broken, warnings for waivers that ended or soon will
 */
public record CompiledPolicies(Judge judge, List<Diagnostic> diagnostics) {
    public CompiledPolicies {
        diagnostics = diagnostics.stream().toList();
    }
}
