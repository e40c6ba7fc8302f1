package dk.samsky.engine;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Problems;
import dk.samsky.diagnostic.Severity;
import dk.samsky.plan.PlanCode;
import dk.samsky.policy.Verdict;
import dk.samsky.policy.Verdict.Finding;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Turns what rules answer into what people are told. */
final class Verdicts {
    private Verdicts() {}

    /**
     * Adds an error for each rule that forbids; what does not forbid, and is worth knowing, to the
     * remarks.
     */
    static void tell(
            List<Verdict> verdicts,
            String address,
            Problems problems,
            Collection<Verdict> remarks) {
        for (var verdict : verdicts) {
            switch (verdict.finding()) {
                case Finding.Holds _, Finding.Inapplicable _ -> {}
                case Finding.Waived _ -> remarks.add(verdict);
                case Finding.Fails(var message) ->
                        tell(verdict, message, address, problems, remarks);
                case Finding.Broken(var why) -> tell(verdict, why, address, problems, remarks);
            }
        }
    }

    private static void tell(
            Verdict verdict,
            String message,
            String address,
            Problems problems,
            Collection<Verdict> remarks) {
        if (!verdict.isForbidding()) {
            remarks.add(verdict);
            return;
        }
        problems.add(
                new Diagnostic(
                        PlanCode.POLICY,
                        Severity.ERROR,
                        Optional.of(verdict.span()),
                        Optional.of(address),
                        message,
                        "The rule " + verdict.policy() + " forbids it: " + verdict.basis() + ".",
                        "Change what the rule speaks of, or have an exemption approved and write it"
                                + " as a waiver of the rule.",
                        List.of()));
    }
}
