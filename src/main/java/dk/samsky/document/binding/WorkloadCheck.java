package dk.samsky.document.binding;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.NearName;
import dk.samsky.diagnostic.Related;
import dk.samsky.document.Blueprint;
import dk.samsky.document.DocumentCode;
import dk.samsky.document.DocumentKind;
import dk.samsky.document.Located;
import dk.samsky.document.Parameter;
import dk.samsky.document.ParameterFit;
import dk.samsky.document.Workload;
import dk.samsky.model.content.Value;
import java.util.Optional;
import java.util.TreeSet;

/** Whether what a workload refers to is there. */
record WorkloadCheck(Workload workload, Known known, Findings findings) {
    void check() {
        var blueprint = workload.blueprint().value();
        if (!isThere(DocumentKind.BLUEPRINT, blueprint)) {
            tell(
                    known.unknown(
                            DocumentCode.UNKNOWN_BLUEPRINT,
                            DocumentKind.BLUEPRINT,
                            blueprint,
                            workload.blueprint().span()));
        }
        var read = known.blueprints().get(blueprint);
        if (read != null) {
            checkParameters(read);
        }
        workload.provider().ifPresent(this::checkProvider);
        workload.region().ifPresent(this::checkRegion);
        workload.movedFrom().ifPresent(this::checkMove);
    }

    private void tell(Diagnostic diagnostic) {
        findings.add(diagnostic.about(workload.id().toString()), workload.id().tenant());
    }

    /** Whether there is a document, or may be one that could not be read. */
    private boolean isThere(DocumentKind kind, String name) {
        return known.mayBe(kind, name, Optional.of(workload.id().tenant()));
    }

    private void checkProvider(Located<String> provider) {
        if (!isThere(DocumentKind.PROVIDER, provider.value())) {
            tell(
                    known.unknown(
                            DocumentCode.UNKNOWN_PROVIDER,
                            DocumentKind.PROVIDER,
                            provider.value(),
                            provider.span()));
        }
    }

    private void checkRegion(Located<String> region) {
        var candidates = new TreeSet<String>();
        for (var provider : known.providers().values()) {
            if (workload.provider().isEmpty()
                    || workload.provider().get().value().equals(provider.name())) {
                candidates.addAll(provider.regions().keySet());
            }
        }
        if (!candidates.contains(region.value()) && !mayBeThere(region.value())) {
            var whose = workload.provider().map(provider -> " of " + provider.value()).orElse("");
            tell(
                    Known.unknown(
                            DocumentCode.UNKNOWN_REGION,
                            "There is no region '" + region.value() + "'" + whose + ".",
                            region.value(),
                            candidates,
                            region.span()));
        }
    }

    /** Whether the region may be one that could not be read. */
    private boolean mayBeThere(String region) {
        return workload.provider()
                .map(provider ->
                        !known.providers().containsKey(provider.value())
                                || known.doubts()
                                        .mayHave(
                                                DocumentKind.PROVIDER,
                                                provider.value(),
                                                "regions",
                                                region))
                .orElseGet(() -> known.mayHave("regions", region));
    }

    private void checkMove(Located<String> from) {
        var own = known.workloads().get(workload.id().tenant().name());
        if (own != null && own.contains(from.value())) {
            tell(
                    Diagnostic.error(
                            DocumentCode.CONTRADICTION,
                            from.span(),
                            "The workload '"
                                    + from.value()
                                    + "' is said to be renamed, and is still there.",
                            "Only a name that is no longer used can have been given up.",
                            "Remove 'movedFrom', or the other workload."));
        }
    }

    private void checkParameters(Blueprint blueprint) {
        for (var given : workload.parameters().entrySet()) {
            var name = given.getKey();
            var parameter = blueprint.parameters().get(name);
            if (parameter != null) {
                ParameterFit.misfit(parameter, given.getValue().value())
                        .ifPresent(why -> tell(misfit(parameter, given.getValue(), why)));
            } else if (!known.mayHave(blueprint, name)) {
                tell(
                        Known.unknown(
                                DocumentCode.UNKNOWN_PARAMETER,
                                "The blueprint "
                                        + blueprint.name()
                                        + " has no parameter '"
                                        + name
                                        + "'.",
                                name,
                                blueprint.parameters().keySet(),
                                given.getValue().key()));
            }
        }
        for (var parameter : blueprint.parameters().values()) {
            if (parameter.fallback().isEmpty()
                    && !workload.parameters().containsKey(parameter.name())
                    && !known.mayHaveDefault(blueprint, parameter.name())
                    && !known.doubts().mayGive(workload, parameter.name())) {
                tell(missing(parameter, blueprint));
            }
        }
    }

    private Diagnostic missing(Parameter parameter, Blueprint blueprint) {
        var meant = NearName.find(parameter.name(), workload.parameters().keySet());
        return Diagnostic.error(
                        DocumentCode.MISSING_PARAMETER,
                        workload.blueprint().span(),
                        "The parameter '" + parameter.name() + "' is missing.",
                        "The blueprint " + blueprint.name() + " gives it no default.",
                        meant.map(name -> "Is '" + name + "' meant for it? ").orElse("")
                                + "Add '"
                                + parameter.name()
                                + ":' with its value under 'parameters'.")
                .with(new Related(parameter.span(), "It is described here."));
    }

    private static Diagnostic misfit(Parameter parameter, Located<Value> given, String why) {
        return Diagnostic.error(
                        DocumentCode.WRONG_PARAMETER,
                        given.span(),
                        "The value of '" + parameter.name() + "' does not fit.",
                        why,
                        "Write such a value, or ask whoever keeps the blueprint to widen it.")
                .with(new Related(parameter.span(), "The parameter is described here."));
    }
}
