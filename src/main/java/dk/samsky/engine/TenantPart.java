package dk.samsky.engine;

import dk.samsky.cost.CostLine;
import dk.samsky.cost.RunRate;
import dk.samsky.cost.price.Price;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.model.TenantId;
import dk.samsky.model.quantity.Money;
import dk.samsky.placement.Placement;
import dk.samsky.state.Shard;
import dk.samsky.state.StateException;
import dk.samsky.state.StateStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * One tenant on its way to a plan: what is known of it, then what is planned for it, or that it is
 * left out, and why. Nobody else's way depends on it.
 */
sealed interface TenantPart permits TenantDraft, TenantPart.Drawn, TenantPart.Refused {
    TenantId id();

    /**
     * What is planned for one tenant on its own.
     *
     * @param placements of its workloads
     * @param warnings what is worth knowing
     */
    record Drawn(
            TenantId id,
            List<Placement> placements,
            List<Diagnostic> warnings,
            TenantPlanner.Planned plan,
            OwnCost cost)
            implements TenantPart {
        public Drawn {
            placements = placements.stream().toList();
            warnings = Collections.unmodifiableList(new ArrayList<>(warnings));
        }

        /** The same tenant, refused after all. */
        Refused refuse(List<Diagnostic> why) {
            return new Refused(id, why, cost.before(), Optional.of(cost.after()));
        }
    }

    /**
     * A tenant that nothing is planned for: all that it has stays as it is.
     *
     * @param why at least one error, and what is worth knowing beside; each once
     * @param standing what it has costs a month
     * @param meant what it would cost if it were not refused for these reasons, where that is known
     */
    record Refused(
            TenantId id,
            List<Diagnostic> why,
            List<CostLine> standing,
            Optional<List<CostLine>> meant)
            implements TenantPart {
        public Refused {
            why = List.copyOf(new LinkedHashSet<>(why));
            standing = Collections.unmodifiableList(new ArrayList<>(standing));
        }

        /** One of which nothing is known but what stands. */
        static Refused of(List<Diagnostic> why, Shard stands, RunRate rate) {
            return new Refused(
                    stands.tenant(),
                    why,
                    OwnCost.standing(rate, stands).before(),
                    Optional.empty());
        }

        /**
         * One of which something stands that nobody counted: nobody looked for it yet, or whose it
         * is is not known.
         *
         * @param missing what is not known
         */
        static Refused unread(
                TenantId tenant,
                List<Diagnostic> why,
                String missing,
                Optional<List<CostLine>> meant,
                RunRate rate) {
            return new Refused(tenant, why, OwnCost.ofUnread(tenant, missing, rate), meant);
        }

        /** One at which a bug was met: what it has stays, at a price nobody knows. */
        static Refused at(TenantId tenant, Diagnostic bug, StateStore store, String currency) {
            var price = new Price.Unknown(tenant + " is left out: " + bug.code().title());
            var nothing = Money.zero(currency);
            List<CostLine> standing;
            try {
                standing =
                        store.read(tenant).resources().values().stream()
                                .<CostLine>map(recorded ->
                                        new CostLine.Direct(
                                                recorded.address(),
                                                recorded.location(),
                                                price,
                                                nothing))
                                .toList();
            } catch (StateException unreadable) {
                unreadable.requireOneShard();
                standing = List.of(CostLine.Direct.ofUnread(tenant, price.missing(), currency));
            }
            return new Refused(tenant, List.of(bug), standing, Optional.empty());
        }

        /** The same, for more reasons. */
        Refused with(List<Diagnostic> more) {
            var all = new ArrayList<>(why);
            all.addAll(more);
            return new Refused(id, all, standing, meant);
        }
    }
}
