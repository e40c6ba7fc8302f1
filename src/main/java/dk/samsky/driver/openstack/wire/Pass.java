package dk.samsky.driver.openstack.wire;

import dk.samsky.driver.DriverException;
import java.util.Optional;

/** What opens the door to one call: the token of a scope, and another one if that is refused. */
final class Pass {
    private final Optional<Tokens> tokens;
    private final Scope scope;
    private String shown = "";

    private Pass(Optional<Tokens> tokens, Scope scope) {
        this.tokens = tokens;
        this.scope = scope;
    }

    /** No token: for asking for one. */
    static Pass none() {
        return new Pass(Optional.empty(), new Scope.Whole());
    }

    static Pass of(Tokens tokens, Scope scope) {
        return new Pass(Optional.of(tokens), scope);
    }

    /** The token to show; empty for none. */
    String token() throws DriverException {
        shown = tokens.isPresent() ? tokens.get().current(scope).id() : "";
        return shown;
    }

    /** Whether there is no token to show, nor another one to be had. */
    boolean isNone() {
        return tokens.isEmpty();
    }

    /** Sees to another token than the one that was shown. */
    void renew() throws DriverException {
        if (tokens.isPresent()) {
            tokens.get().renew(scope, shown);
        }
    }
}
