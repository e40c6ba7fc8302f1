package dk.samsky.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Position;
import dk.samsky.diagnostic.Source;
import dk.samsky.diagnostic.Span;
import dk.samsky.document.Located;
import dk.samsky.document.Metadata;
import dk.samsky.document.Tenant;
import dk.samsky.model.TenantId;
import dk.samsky.model.quantity.Amounts;
import dk.samsky.model.quantity.ByteSize;
import dk.samsky.model.quantity.Limits;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class QuotaTest {
    private static final Span SPAN =
            new Span(new Source("tenant.yaml", ""), new Position(1, 1), new Position(1, 1));

    /** To know what stands, all of it is decoded: of a country that takes a sixth of a plan. */
    @Test
    void doesNotAskWhatStandsOfATenantWithinItsQuota() {
        var told =
                Quota.check(
                        tenant(),
                        vcpus(4),
                        () -> {
                            throw new AssertionError("asked");
                        });
        assertThat(told).isEmpty();
    }

    @Test
    void isOnlyWarnedOfWhereNoMoreIsTakenThanStands() {
        assertThat(Quota.check(tenant(), vcpus(6), () -> vcpus(6)))
                .get()
                .returns(false, Diagnostic::isError);
        assertThat(Quota.check(tenant(), vcpus(6), () -> vcpus(5)))
                .get()
                .returns(true, Diagnostic::isError);
    }

    private static Amounts vcpus(int vcpus) {
        return new Amounts(vcpus, ByteSize.ZERO, ByteSize.ZERO, 1, 0, 0);
    }

    private static Tenant tenant() {
        return new Tenant(
                new TenantId("aarhus"),
                new Metadata("aarhus", new TreeMap<>(), SPAN),
                "Aarhus Kommune",
                "0751",
                "55133018",
                349_983,
                Optional.empty(),
                new Located<>(
                        new Limits(
                                Optional.of(5),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        SPAN),
                List.of(),
                Optional.empty(),
                new TreeMap<>());
    }
}
