package dk.samsky.engine;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Problems;
import dk.samsky.plan.PlanCode;
import dk.samsky.policy.Verdict;
import dk.samsky.policy.Verdict.Finding;
import java.util.Collection;
import java.util.List;

/** Turns what rules answer into what people are told. */
final class Verdicts {
    private Verdicts() {}

    /**
     * Adds an error for each rule that forbids, the same one for each that cannot be judged,
     * whatever it was asked about; what does not forbid, and is worth knowing, to the remarks.
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
                case Finding.Fails(var message) -> {
                    if (verdict.isForbidding()) {
                        problems.add(forbidden(verdict, message, address));
                    } else {
                        remarks.add(verdict);
                    }
                }
                case Finding.Broken(var why) -> {
                    if (verdict.isForbidding()) {
                        problems.add(broken(verdict, why));
                    } else {
                        remarks.add(verdict.found(new Finding.Broken(address + ": " + why)));
                    }
                }
            }
        }
    }

    private static Diagnostic forbidden(Verdict verdict, String message, String address) {
        return Diagnostic.error(
                        PlanCode.POLICY,
                        verdict.span(),
                        message,
                        "The rule " + verdict.policy() + " forbids it: " + verdict.basis() + ".",
                        "Change what the rule speaks of, or have an exemption approved and write it"
                                + " as a waiver of the rule.")
                .about(address);
    }

    private static Diagnostic broken(Verdict verdict, String why) {
        return Diagnostic.error(
                PlanCode.RULE_BROKEN,
                verdict.span(),
                "The rule " + verdict.policy() + " cannot be judged.",
                why + " What its rules cannot judge is not permitted.",
                "Correct the rule; or let it ask first whether what it speaks of is there, as in"
                        + " 'law' in workload.labels.");
    }
}
