package dk.samsky.document.binding;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Problems;
import dk.samsky.diagnostic.Related;
import dk.samsky.document.Blueprint;
import dk.samsky.document.DocumentCode;
import dk.samsky.document.DocumentKind;
import dk.samsky.document.Doubts;
import dk.samsky.document.Located;
import dk.samsky.document.Parameter;
import dk.samsky.document.ParameterFit;
import dk.samsky.document.Templated;
import dk.samsky.document.Variant;
import dk.samsky.document.Workload.DataClaim;
import dk.samsky.document.kind.Documents;
import dk.samsky.model.content.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes blueprints of those that are based on others. */
final class VariantBinder {
    private final Documents documents;
    private final Map<String, Blueprint> bases;
    private final Map<String, Variant> variants;
    private final Doubts doubts;
    private final Problems problems;

    VariantBinder(Documents documents, Doubts doubts, Problems problems) {
        this.documents = documents;
        this.doubts = doubts;
        this.problems = problems;
        this.bases = byName(documents.blueprints(), blueprint -> blueprint.name());
        this.variants = byName(documents.variants(), variant -> variant.name());
    }

    private static <T> Map<String, T> byName(List<T> all, Function<T, String> name) {
        return all.stream().collect(Collectors.toMap(name, Function.identity(), (_, last) -> last));
    }

    /** All blueprints; one whose base could not be read is left out. */
    List<Blueprint> bind() {
        var all = new ArrayList<>(documents.blueprints());
        for (var variant : documents.variants()) {
            var base = variant.basedOn().value();
            if (bases.containsKey(base)) {
                all.add(bind(variant, bases.get(base)));
            } else if (variants.containsKey(base)) {
                tellChain(variant, variants.get(base));
            } else {
                tellUnknown(variant.basedOn());
            }
        }
        return Collections.unmodifiableList(all);
    }

    private void tellUnknown(Located<String> base) {
        var known = Known.of(documents, doubts, documents.blueprints(), _ -> false);
        if (!known.mayBe(DocumentKind.BLUEPRINT, base.value(), Optional.empty())) {
            problems.add(
                    Known.unknown(
                            DocumentCode.UNKNOWN_BLUEPRINT,
                            "There is no blueprint '" + base.value() + "'.",
                            base.value(),
                            bases.keySet().stream().sorted().toList(),
                            base.span()));
        }
    }

    private void tellChain(Variant variant, Variant base) {
        var same = variant.name().equals(base.name());
        problems.add(
                Diagnostic.error(
                                DocumentCode.BASED_TWICE,
                                variant.basedOn().span(),
                                same
                                        ? "The blueprint is based on itself."
                                        : "The blueprint '"
                                                + base.name()
                                                + "' is itself based on '"
                                                + base.basedOn().value()
                                                + "'.",
                                "A base has components of its own, so that two files say all that"
                                        + " there is to a blueprint.",
                                same
                                        ? "Name the blueprint that has the components."
                                        : "Base it on '"
                                                + base.basedOn().value()
                                                + "', and write the defaults here.")
                        .with(new Related(base.basedOn().span(), "The base's own base.")));
    }

    private Blueprint bind(Variant variant, Blueprint base) {
        var parameters = new LinkedHashMap<>(base.parameters());
        variant.defaults()
                .forEach((name, given) ->
                        bindDefault(name, given, base)
                                .ifPresent(parameter -> parameters.put(name, parameter)));
        return new Blueprint(
                variant.metadata(),
                variant.description(),
                Optional.of(base.name()),
                parameters,
                claim(variant, base),
                base.components(),
                base.rules(),
                base.moved());
    }

    private Optional<Parameter> bindDefault(String name, Located<Value> given, Blueprint base) {
        var parameter = base.parameters().get(name);
        if (parameter == null) {
            if (!doubts.mayHave(DocumentKind.BLUEPRINT, base.name(), "parameters", name)) {
                problems.add(
                        Known.unknown(
                                DocumentCode.UNKNOWN_PARAMETER,
                                "The blueprint "
                                        + base.name()
                                        + " has no parameter '"
                                        + name
                                        + "'.",
                                name,
                                base.parameters().keySet(),
                                given.key()));
            }
            return Optional.empty();
        }
        if (given.value() instanceof Value.Text(var text) && text.contains("${")) {
            return Optional.of(
                    parameter.withDefault(
                            new Templated.Computed<>(
                                    text, parameter.type().scalar(), given.span())));
        }
        // One that does not fit is kept: the parameter has a default, as was meant.
        ParameterFit.misfit(parameter, given.value())
                .ifPresent(why ->
                        problems.add(
                                Diagnostic.error(
                                                DocumentCode.WRONG_PARAMETER,
                                                given.span(),
                                                "The default of '" + name + "' does not fit.",
                                                why,
                                                "Write such a value, or widen the parameter in '"
                                                        + base.name()
                                                        + "'.")
                                        .with(
                                                new Related(
                                                        parameter.span(),
                                                        "The parameter is described here."))));
        return Optional.of(
                parameter.withDefault(new Templated.Fixed<>(given.value(), given.span())));
    }

    /** What the base says, raised; what the base does not say is the variant's to say. */
    private DataClaim claim(Variant variant, Blueprint base) {
        var least = base.claim();
        var claim = variant.data();
        return new DataClaim(
                raise("confidentiality", least.confidentiality(), claim.confidentiality(), base),
                raise("personal", least.personal(), claim.personal(), base),
                raise("location", least.location(), claim.location(), base));
    }

    private <E extends Enum<E>> Optional<Located<E>> raise(
            String part, Optional<Located<E>> said, Optional<Located<E>> claimed, Blueprint base) {
        if (said.isEmpty() || claimed.isEmpty()) {
            return claimed.or(() -> said);
        }
        var least = said.get().value();
        claimed.filter(claim -> claim.value().compareTo(least) < 0)
                .ifPresent(claim ->
                        problems.add(
                                Diagnostic.error(
                                                DocumentCode.DATA_LOWERED,
                                                claim.span(),
                                                "The blueprint says "
                                                        + part
                                                        + ": "
                                                        + word(claim.value())
                                                        + ", but '"
                                                        + base.name()
                                                        + "', which it is based on, says "
                                                        + word(least)
                                                        + ".",
                                                "A blueprint may ask for more protection than its"
                                                        + " base, never for less.",
                                                "Say " + word(least) + " or stricter.")
                                        .with(
                                                new Related(
                                                        base.metadata().span(),
                                                        "The base is here."))));
        return claimed.filter(claim -> claim.value().compareTo(least) > 0).or(() -> said);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
