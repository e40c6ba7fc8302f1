package dk.samsky.blueprint;

import dk.samsky.diagnostic.Checked;
import dk.samsky.diagnostic.Code;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.NearName;
import dk.samsky.diagnostic.Problems;
import dk.samsky.diagnostic.Span;
import dk.samsky.document.Blueprint;
import dk.samsky.document.Component;
import dk.samsky.document.Parameter;
import dk.samsky.document.Templated;
import dk.samsky.expression.Expressions;
import dk.samsky.expression.Names;
import dk.samsky.expression.Template;
import dk.samsky.model.quantity.Cidr;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Checks one blueprint for itself, and compiles its expressions. */
final class BlueprintCompiler {
    static final String TENANT = "tenant";
    static final String WORKLOAD = "workload";
    private static final String INTERNET = "internet";

    private static final Names TENANT_FIELDS =
            Names.NONE
                    .with("name", Names.Type.TEXT)
                    .with("inhabitants", Names.Type.INTEGER)
                    .with("labels", Names.Type.GROUP);
    private static final Names WORKLOAD_FIELDS =
            Names.NONE.with("name", Names.Type.TEXT).with("labels", Names.Type.GROUP);

    private final Blueprint blueprint;
    private final Expressions expressions;
    private final Problems problems = new Problems();
    private final IdentityHashMap<Templated.Computed<?>, Template> templates;
    private final Names names;

    private BlueprintCompiler(
            Blueprint blueprint,
            IdentityHashMap<Templated.Computed<?>, Template> templates,
            Expressions expressions) {
        this.blueprint = blueprint;
        this.templates = templates;
        this.expressions = expressions;
        this.names = names(blueprint);
    }

    static Checked<CompiledBlueprint> compile(Blueprint blueprint, Expressions expressions) {
        return new BlueprintCompiler(blueprint, new IdentityHashMap<>(), expressions).compile();
    }

    /** Compiles one that is based on another: nothing but the defaults that are its own. */
    static Checked<CompiledBlueprint> compile(
            Blueprint blueprint, CompiledBlueprint base, Expressions expressions) {
        var compiler = new BlueprintCompiler(blueprint, base.templates(), expressions);
        var inherited = base.blueprint().parameters();
        compiler.compileDefaults(parameter -> !parameter.equals(inherited.get(parameter.name())));
        return compiler.problems.conclude(new CompiledBlueprint(blueprint, compiler.templates));
    }

    private Checked<CompiledBlueprint> compile() {
        blueprint.parameters().values().forEach(this::checkParameter);
        compileDefaults(_ -> true);
        blueprint.components().values().forEach(this::compile);
        for (var rule : blueprint.rules()) {
            rule.when().ifPresent(this::compileCondition);
            checkRule(rule);
        }
        checkMoved();
        return problems.conclude(new CompiledBlueprint(blueprint, templates));
    }

    private static Names names(Blueprint blueprint) {
        var names = Names.NONE;
        for (var parameter : blueprint.parameters().values()) {
            if (isUsable(parameter.name())) {
                names = names.with(parameter.name(), DefaultCompiler.type(parameter.type()));
            }
        }
        return names.with(TENANT, TENANT_FIELDS).with(WORKLOAD, WORKLOAD_FIELDS);
    }

    private static boolean isUsable(String name) {
        return Names.isName(name) && !name.equals(TENANT) && !name.equals(WORKLOAD);
    }

    private void checkParameter(Parameter parameter) {
        if (!isUsable(parameter.name())) {
            report(
                    BlueprintCode.PARAMETER_NAME,
                    parameter.span(),
                    "A parameter cannot be called '" + parameter.name() + "'.",
                    "Expressions name parameters, so a name has letters, digits and '_' only,"
                            + " starts with no digit and is no word of the language, nor '"
                            + TENANT
                            + "' or '"
                            + WORKLOAD
                            + "'.",
                    "Choose another name, such as '" + usableName(parameter.name()) + "'.");
        }
    }

    private static String usableName(String name) {
        var letters = name.replaceAll("[^A-Za-z0-9_]", "_");
        return (letters.isEmpty() || Character.isDigit(letters.charAt(0)) ? "p" : "")
                + letters
                + (isUsable(letters) || !letters.equals(name) ? "" : "Value");
    }

    private void compileDefaults(Predicate<Parameter> which) {
        var defaults = new DefaultCompiler(blueprint, names, expressions, problems);
        blueprint.parameters().values().stream()
                .filter(which)
                .forEach(parameter -> defaults.compile(parameter, templates));
    }

    private void compile(Component component) {
        if (component.name().equals(INTERNET)) {
            report(
                    BlueprintCode.COMPONENT_NAME,
                    component.span(),
                    "A component cannot be called '" + INTERNET + "'.",
                    "In rules that word means everything outside the tenants' own networks.",
                    "Choose another name for the component.");
        }
        component.when().ifPresent(this::compileCondition);
        compile(component.protect());
        switch (component) {
            case Component.Servers servers -> {
                List.of(
                                servers.count(),
                                servers.vcpus(),
                                servers.memory(),
                                servers.image(),
                                servers.spread(),
                                servers.publicAddress())
                        .forEach(this::compile);
                servers.volumes()
                        .forEach(volume -> {
                            compile(volume.size());
                            VolumeSize.checkFixed(volume).ifPresent(problems::add);
                        });
            }
            case Component.Space space ->
                    List.of(space.vcpus(), space.memory(), space.storage(), space.pods())
                            .forEach(this::compile);
        }
    }

    private Optional<Template> compile(Templated<?> templated) {
        if (!(templated instanceof Templated.Computed<?> computed)) {
            return Optional.empty();
        }
        var compiled =
                problems.take(
                        Template.compile(computed.text(), computed.span(), names, expressions));
        compiled.ifPresent(template -> templates.put(computed, template));
        return compiled;
    }

    private void compileCondition(Templated<Boolean> condition) {
        compile(condition)
                .flatMap(Template::type)
                .filter(type -> type != Names.Type.BOOLEAN)
                .ifPresent(_ ->
                        report(
                                BlueprintCode.CONDITION,
                                condition.span(),
                                "The condition gives neither true nor false.",
                                "Behind 'when' stands what must be true.",
                                "Compare it with something, as in ${webServers > 1}."));
    }

    private void checkRule(Blueprint.Rule rule) {
        var kinds = new ArrayList<Class<?>>();
        for (var end : List.of(rule.from(), rule.to())) {
            if (end.equals(INTERNET) || Cidr.parse(end).isPresent()) {
                continue;
            }
            var component = blueprint.components().get(end);
            if (component == null) {
                report(
                        BlueprintCode.UNKNOWN_COMPONENT,
                        rule.span(),
                        "The rule names '" + end + "', which is no component of the blueprint.",
                        "A rule joins components, 'internet' and ranges of addresses such as"
                                + " 192.0.2.0/24.",
                        NearName.suggest(end, blueprint.components().keySet())
                                + "Name a component, or add it.");
                return;
            }
            kinds.add(component.getClass());
        }
        if (kinds.isEmpty()) {
            reportEnds(
                    rule,
                    "Neither end of the rule is a component.",
                    "Name a component as one of the ends.");
        } else if (kinds.stream().distinct().count() > 1) {
            reportEnds(
                    rule,
                    "The rule joins servers and a namespace.",
                    "Servers and namespaces have networks of their own: let the one reach the other"
                            + " from the internet, or by a range of addresses.");
        }
    }

    private void reportEnds(Blueprint.Rule rule, String what, String fix) {
        report(
                BlueprintCode.RULE_ENDS,
                rule.span(),
                what,
                "A rule opens a way to or from the components of one workload.",
                fix);
    }

    private void checkMoved() {
        blueprint
                .moved()
                .forEach((from, to) -> {
                    if (blueprint.components().containsKey(from)) {
                        reportMoved(
                                "The component '"
                                        + from
                                        + "' is said to be renamed to '"
                                        + to
                                        + "', but it is still there.",
                                "Remove the component '"
                                        + from
                                        + "', or the line that says that it is renamed.");
                    }
                    if (!blueprint.components().containsKey(to)) {
                        reportMoved(
                                "The component '"
                                        + from
                                        + "' is said to be renamed to '"
                                        + to
                                        + "', which is no component.",
                                NearName.suggest(to, blueprint.components().keySet())
                                        + "Name the component as it is called now.");
                    }
                });
    }

    private void reportMoved(String what, String fix) {
        report(
                BlueprintCode.MOVED,
                blueprint.metadata().span(),
                what,
                "A renamed component keeps what stands; so it must be clear which one it is now.",
                fix);
    }

    private void report(Code code, Span span, String what, String why, String fix) {
        problems.add(Diagnostic.error(code, span, what, why, fix));
    }
}
