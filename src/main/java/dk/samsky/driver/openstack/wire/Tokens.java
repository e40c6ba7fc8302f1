package dk.samsky.driver.openstack.wire;

import com.google.gson.JsonObject;
import dk.samsky.driver.DriverException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The tokens of one cloud, one for each scope. However many calls find theirs refused at the same
 * moment, it is asked for again once.
 */
final class Tokens {
    /** Asked for anew this long before it runs out, so that no call is caught by the end of it. */
    private static final Duration MARGIN = Duration.ofMinutes(2);

    /** Sends a request for a token. */
    interface Source {
        Answer ask(JsonObject auth) throws DriverException;
    }

    private static final class Slot {
        final ReentrantLock lock = new ReentrantLock();
        Optional<Token> token = Optional.empty();
    }

    private final Access access;
    private final Source source;
    private final InstantSource clock;
    private final Map<Scope, Slot> slots = new ConcurrentHashMap<>();

    Tokens(Access access, Source source, InstantSource clock) {
        this.access = access;
        this.source = source;
        this.clock = clock;
    }

    /** The token of this scope. */
    Token current(Scope scope) throws DriverException {
        return take(scope, "");
    }

    /** Another token than the one that was refused: whoever came first has fetched it. */
    Token renew(Scope scope, String refused) throws DriverException {
        return take(scope, refused);
    }

    /** Forgets the token of a scope that is no more. */
    void forget(Scope scope) {
        slots.remove(scope);
    }

    private Token take(Scope scope, String refused) throws DriverException {
        var slot = slots.computeIfAbsent(scope, _ -> new Slot());
        slot.lock.lock();
        try {
            var good =
                    slot.token.filter(token ->
                            !token.id().equals(refused)
                                    && clock.instant().isBefore(token.expires().minus(MARGIN)));
            if (good.isEmpty()) {
                slot.token = Optional.of(ask(scope));
            }
            return slot.token.orElseThrow();
        } finally {
            slot.lock.unlock();
        }
    }

    private Token ask(Scope scope) throws DriverException {
        var wanted =
                switch (scope) {
                    case Scope.Whole() -> access.scope();
                    case Scope.Project(var id) ->
                            Optional.of(Json.object("project", Json.object("id", id)));
                    case Scope.Named(var name, var domain) ->
                            Optional.of(
                                    Json.object(
                                            "project",
                                            Json.object(
                                                    "name",
                                                    name,
                                                    "domain",
                                                    Json.object("name", domain))));
                };
        var answer =
                source.ask(
                        Json.object(
                                "auth",
                                Json.object("identity", access.identity(), "scope", wanted)));
        var token = Json.find(answer.body(), "token");
        if (token.isEmpty()
                || answer.token().isEmpty()
                || !(token.get() instanceof JsonObject body)) {
            throw new DriverException(
                    DriverException.Kind.INVALID,
                    "What answers at " + access.authUrl() + " is no Keystone of version 3.",
                    "Correct 'auth_url': it is the address of Keystone, ending with /v3.");
        }
        return new Token(answer.token().get(), expiry(body), body);
    }

    // A clock that is wrong, or a form that is new, is no reason to fail: a refused token is
    // renewed anyhow.
    private Instant expiry(JsonObject body) {
        try {
            return OffsetDateTime.parse(Json.text(body, "expires_at")).toInstant();
        } catch (java.time.format.DateTimeParseException _) {
            return clock.instant().plus(Duration.ofMinutes(30));
        }
    }
}
