package dk.samsky.cost;

import dk.samsky.cost.price.Price;
import dk.samsky.model.Address;
import dk.samsky.model.Kind;
import dk.samsky.model.Location;
import dk.samsky.model.TenantId;
import dk.samsky.model.quantity.Money;
import java.time.Duration;
import java.util.Optional;

/** One line of a cost sheet: what one tenant pays for one thing. */
public sealed interface CostLine {
    TenantId tenant();

    String provider();

    /** A name that is unique among the tenant's lines of one sheet, and the same in every sheet. */
    String key();

    /** What is known of it, to the øre; 0 if nothing is. */
    Money amount();

    /** What is missing to know all of it. */
    Optional<String> unknown();

    /** The amount, unless nothing at all is known of it. */
    default Optional<Money> known() {
        return unknown().isPresent() && amount().isZero()
                ? Optional.empty()
                : Optional.of(amount());
    }

    /** Where the amount comes from, for people. */
    String basis();

    /** Whether a price that it rests on is an estimate or assumed. */
    boolean isGuess();

    /** A resource, for a month. */
    record Direct(Address address, Location location, Price price, Money amount)
            implements CostLine {
        /** No provider has this name. */
        private static final Location NOWHERE = new Location("(unread)", "(unread)");

        /** Stands for all that a tenant has where nobody knows what that is. */
        public static Direct ofUnread(TenantId tenant, String missing, String currency) {
            return new Direct(
                    new Address(tenant, Optional.empty(), Kind.TENANT_SPACE, "unread"),
                    NOWHERE,
                    new Price.Unknown(missing),
                    Money.zero(currency));
        }

        /** Whether it stands for all that a tenant has, since nobody knows what that is. */
        public boolean isUnread() {
            return location.equals(NOWHERE);
        }

        static Direct of(Holding holding, Price price, String currency) {
            var amount =
                    price instanceof Price.Monthly monthly
                            ? monthly.amount().rounded()
                            : Money.zero(currency);
            return new Direct(holding.address(), holding.location(), price, amount);
        }

        @Override
        public TenantId tenant() {
            return address.tenant();
        }

        @Override
        public String provider() {
            return location.provider();
        }

        @Override
        public String key() {
            return address.toString();
        }

        @Override
        public Optional<String> unknown() {
            return price instanceof Price.Unknown(var missing)
                    ? Optional.of(missing)
                    : Optional.empty();
        }

        @Override
        public String basis() {
            return price.basis();
        }

        @Override
        public boolean isGuess() {
            return price instanceof Price.Monthly monthly && monthly.isGuess();
        }
    }

    /**
     * A resource, for the time that it stood.
     *
     * @param stood how long it stood in the interval
     * @param unpriced for how much of that nobody knows the price
     * @param isGuess whether any of the hours' prices is one
     */
    record Used(
            Address address,
            Location location,
            Duration stood,
            Duration unpriced,
            Money amount,
            Optional<String> unknown,
            boolean isGuess)
            implements CostLine {
        @Override
        public TenantId tenant() {
            return address.tenant();
        }

        @Override
        public String provider() {
            return location.provider();
        }

        /** With the place: what moved has a line for each. */
        @Override
        public String key() {
            return address + " at " + location;
        }

        @Override
        public String basis() {
            return "stood for "
                    + told(stood)
                    + ", each hour at its price"
                    + (unpriced.isZero()
                            ? ""
                            : "; no price is known for " + told(unpriced) + " of it");
        }

        private static String told(Duration time) {
            return time.toMinutes() == 0
                    ? "less than 1 min"
                    : time.toHours() + " h " + time.toMinutesPart() + " min";
        }
    }

    /**
     * A part of a cost that tenants share.
     *
     * @param name the shared cost's, in the provider's document
     */
    record Shared(
            TenantId tenant,
            String provider,
            String name,
            String basis,
            Money amount,
            Optional<String> unknown,
            boolean isGuess)
            implements CostLine {
        @Override
        public String key() {
            return tenant + "/(shared)/" + provider + "/" + name;
        }
    }
}
