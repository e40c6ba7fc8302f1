package dk.samsky.blueprint;

import dk.samsky.diagnostic.Code;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Problems;
import dk.samsky.diagnostic.Span;
import dk.samsky.document.Blueprint;
import dk.samsky.document.Component;
import dk.samsky.document.DocumentKind;
import dk.samsky.document.Doubts;
import dk.samsky.document.Parameter;
import dk.samsky.document.Templated;
import dk.samsky.expression.Expressions;
import dk.samsky.expression.Names;
import dk.samsky.expression.Template;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Checks one blueprint for itself, and compiles its expressions. That its rules and renamings name
 * components that there are was seen when it was read.
 */
final class BlueprintCompiler {
    static final String TENANT = "tenant";
    static final String WORKLOAD = "workload";

    private static final Names TENANT_FIELDS =
            Names.NONE
                    .with("name", Names.Type.TEXT)
                    .with("inhabitants", Names.Type.INTEGER)
                    .with("labels", Names.Type.GROUP);
    private static final Names WORKLOAD_FIELDS =
            Names.NONE.with("name", Names.Type.TEXT).with("labels", Names.Type.GROUP);

    private final Blueprint blueprint;
    private final Unread unread;
    private final Expressions expressions;
    private final Problems problems = new Problems();
    private final Map<Templated.Computed<?>, Template> templates;
    private final Names names;

    private BlueprintCompiler(
            Blueprint blueprint,
            Unread unread,
            Map<Templated.Computed<?>, Template> templates,
            Expressions expressions) {
        this.blueprint = blueprint;
        this.unread = unread;
        this.templates = templates;
        this.expressions = expressions;
        this.names = names(blueprint);
    }

    /** What came of it: as much as can be compiled, and what is wrong. */
    record Outcome(CompiledBlueprint compiled, List<Diagnostic> diagnostics) {}

    /**
     * Parameters that are written, and could not be read: nobody knows what an expression gives
     * that speaks of them.
     *
     * @param all whether there may be any
     */
    private record Unread(boolean all, Set<String> names) {
        static Unread of(Blueprint blueprint, Doubts doubts) {
            var home = blueprint.basedOn().orElse(blueprint.name());
            var written = doubts.written(DocumentKind.BLUEPRINT, home, "parameters");
            var unread = new TreeSet<>(written.orElse(List.of()));
            unread.removeAll(blueprint.parameters().keySet());
            return new Unread(
                    written.isEmpty() && doubts.about(DocumentKind.BLUEPRINT, home, "parameters"),
                    unread);
        }

        boolean isIn(String text) {
            return all || names.stream().anyMatch(text::contains);
        }
    }

    static Outcome compile(Blueprint blueprint, Doubts doubts, Expressions expressions) {
        var compiler =
                new BlueprintCompiler(
                        blueprint, Unread.of(blueprint, doubts), new HashMap<>(), expressions);
        blueprint.parameters().values().forEach(compiler::checkParameter);
        compiler.compileDefaults(_ -> true);
        blueprint.components().values().forEach(compiler::compile);
        for (var rule : blueprint.rules()) {
            rule.when().ifPresent(compiler::compileCondition);
            compiler.checkRule(rule);
            compiler.checkProtocol(rule);
        }
        return compiler.outcome();
    }

    /** Compiles one that is based on another: nothing but the defaults that are its own. */
    static Outcome compile(
            Blueprint blueprint, CompiledBlueprint base, Doubts doubts, Expressions expressions) {
        var compiler =
                new BlueprintCompiler(
                        blueprint, Unread.of(blueprint, doubts), base.templates(), expressions);
        var inherited = base.blueprint().parameters();
        compiler.compileDefaults(parameter -> !parameter.equals(inherited.get(parameter.name())));
        return compiler.outcome();
    }

    private Outcome outcome() {
        return new Outcome(new CompiledBlueprint(blueprint, templates), problems.list());
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
                .filter(parameter -> parameter.fallback().filter(this::isInDoubt).isEmpty())
                .forEach(parameter -> defaults.compile(parameter, templates));
    }

    private void compile(Component component) {
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
                servers.sshKeys().forEach(this::compile);
                servers.volumes()
                        .forEach(volume -> {
                            compile(volume.size());
                            VolumeSize.checkFixed(volume).ifPresent(problems::add);
                        });
            }
            case Component.Space space ->
                    List.of(
                                    space.vcpus(),
                                    space.memory(),
                                    space.storage(),
                                    space.pods(),
                                    space.deployer(),
                                    space.loadBalancers())
                            .forEach(this::compile);
        }
    }

    private Optional<Template> compile(Templated<?> templated) {
        if (!(templated instanceof Templated.Computed<?> computed) || isInDoubt(computed)) {
            return Optional.empty();
        }
        var compiled =
                problems.take(
                        Template.compile(computed.text(), computed.span(), names, expressions));
        compiled.ifPresent(template -> templates.put(computed, template));
        return compiled;
    }

    private boolean isInDoubt(Templated<?> templated) {
        return templated instanceof Templated.Computed<?> computed && unread.isIn(computed.text());
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
        var kinds =
                Stream.of(rule.from(), rule.to())
                        .flatMap(end ->
                                Optional.ofNullable(blueprint.components().get(end)).stream())
                        .map(Object::getClass)
                        .distinct()
                        .count();
        if (kinds > 1) {
            report(
                    BlueprintCode.RULE_ENDS,
                    rule.span(),
                    "The rule joins servers and a namespace.",
                    "A rule opens a way to or from the components of one workload.",
                    "Servers and namespaces have networks of their own: let the one reach the other"
                            + " from the internet, or by a range of addresses.");
        }
    }

    /** Network policies know ports, and no messages of the network itself. */
    private void checkProtocol(Blueprint.Rule rule) {
        Stream.of(rule.from(), rule.to())
                .filter(end -> blueprint.components().get(end) instanceof Component.Space)
                .findFirst()
                .filter(_ -> rule.allow().equals("icmp"))
                .ifPresent(namespace ->
                        report(
                                BlueprintCode.NAMESPACE_PROTOCOL,
                                rule.span(),
                                "The rule allows icmp for '" + namespace + "', a namespace.",
                                "Namespaces are kept apart by network policies, which know tcp and"
                                        + " udp only.",
                                "Remove the rule, or allow a tcp or udp port instead."));
    }

    private void report(Code code, Span span, String what, String why, String fix) {
        problems.add(Diagnostic.error(code, span, what, why, fix));
    }
}
