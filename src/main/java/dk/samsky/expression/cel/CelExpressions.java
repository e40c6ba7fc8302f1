package dk.samsky.expression.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelKind;
import dev.cel.compiler.CelCompiler;
import dev.cel.runtime.CelEvaluationException;
import dk.samsky.diagnostic.Checked;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Problems;
import dk.samsky.diagnostic.Span;
import dk.samsky.expression.Expression;
import dk.samsky.expression.ExpressionCode;
import dk.samsky.expression.Expressions;
import dk.samsky.expression.InnerSpan;
import dk.samsky.expression.Names;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Expressions in CEL, bounded: at most {@value Engine#LONGEST} characters, {@value
 * Engine#ITERATIONS} rounds of {@code exists} and its like, which may be nested {@value
 * Engine#NESTED} deep. A name alone, or names joined by dots, is answered without CEL, whose first
 * use takes half a second: the answer is the same.
 */
public final class CelExpressions implements Expressions {
    /** A compiler knows its names; making one takes about as long as compiling an expression. */
    private final Map<Names, CelCompiler> compilers = new ConcurrentHashMap<>();

    @Override
    public Checked<Expression> compile(String text, Span span, Names names) {
        if (text.isBlank()) {
            return Checked.refused(
                    Diagnostic.error(
                            ExpressionCode.NOT_READABLE,
                            span,
                            "The expression is empty.",
                            "Between '${' and '}' stands what is to be computed.",
                            "Write an expression, or remove it."));
        }
        if (text.codePointCount(0, text.length()) > Engine.LONGEST) {
            return Checked.refused(
                    Diagnostic.error(
                            ExpressionCode.TOO_LARGE,
                            span,
                            "The expression is longer than " + Engine.LONGEST + " characters.",
                            "Long expressions are bounded, so that nobody's documents can stop the"
                                    + " others'.",
                            "Split it into several, or say it more simply."));
        }
        return PathExpression.find(text, span, names)
                .orElseGet(() -> compileCel(text, span, names));
    }

    private Checked<Expression> compileCel(String text, Span span, Names names) {
        var compiler = compilers.computeIfAbsent(names, Engine::compilerFor);
        var parsed = compiler.parse(text);
        if (parsed.hasError()) {
            return Checked.refused(unreadable(parsed, text, span));
        }
        try {
            var tree = parsed.getAst();
            var problems = new Problems();
            var reads = new TreeCheck(tree, text, span, names, problems).check();
            if (problems.hasErrors()) {
                return problems.refuse();
            }
            var checked = compiler.check(tree);
            if (checked.hasError()) {
                return refuse(checked, text, span);
            }
            var expression = program(checked.getAst(), reads, names, span);
            return problems.conclude(text).then(_ -> expression);
        } catch (CelValidationException | CelEvaluationException impossible) {
            throw new IllegalStateException("This is a bug in Samsky: " + text, impossible);
        }
    }

    private static Checked<Expression> program(
            CelAbstractSyntaxTree tree, Reads reads, Names names, Span span)
            throws CelEvaluationException {
        var result = tree.getResultType();
        var type = typeOf(result.kind());
        if (type.isEmpty() && !result.kind().isDyn() && !result.kind().isTypeParam()) {
            return Checked.refused(wrongResult(Words.ofType(result.name()), span));
        }
        return Checked.ok(
                new CelExpression(
                        Engine.RUNTIME.createProgram(tree),
                        type,
                        reads,
                        reads.among(names.types().keySet())));
    }

    static Diagnostic wrongResult(String what, Span span) {
        return Diagnostic.error(
                ExpressionCode.WRONG_RESULT,
                span,
                "The expression gives " + what + ".",
                "It must give a text, a whole number, or true or false.",
                "Choose one value, or convert it with int(…) or string(…).");
    }

    private static Optional<Names.Type> typeOf(CelKind kind) {
        return switch (kind) {
            case INT -> Optional.of(Names.Type.INTEGER);
            case STRING -> Optional.of(Names.Type.TEXT);
            case BOOL -> Optional.of(Names.Type.BOOLEAN);
            default -> Optional.empty(); // CEL's kinds are not ours to count
        };
    }

    /** What follows the first error of a text that cannot be read is noise. */
    private static Diagnostic unreadable(CelValidationResult parsed, String text, Span span) {
        List<CelIssue> issues = parsed.getErrors();
        var issue = issues.getFirst();
        return Diagnostic.error(
                ExpressionCode.NOT_READABLE,
                place(issue, text, span),
                Words.ofUnreadable(text, offset(issue, text)),
                "Expressions are written in CEL, which has no other way to read it.",
                "Look at what stands before that place: a quote or a bracket that is not closed, a"
                        + " word too many. The language is described at https://cel.dev.");
    }

    private static Checked<Expression> refuse(CelValidationResult result, String text, Span span) {
        var problems = new Problems();
        List<CelIssue> issues = result.getErrors();
        issues.stream()
                .limit(3)
                .forEach(issue ->
                        problems.add(
                                Diagnostic.error(
                                        ExpressionCode.TYPES_DO_NOT_FIT,
                                        place(issue, text, span),
                                        Words.ofIssue(issue.getMessage()),
                                        "Expressions are written in CEL; what is known of their"
                                                + " types is checked before they are used.",
                                        "Compare like with like. What is found by a name in"
                                                + " brackets or among labels is of no known type:"
                                                + " convert it with string(…) or int(…).")));
        return problems.refuse();
    }

    /** The index in the text that an issue is about; 0 if that is not in its first line. */
    private static int offset(CelIssue issue, String text) {
        var location = issue.getSourceLocation();
        if (location.getLine() != 1 || location.getColumn() < 0) {
            return 0;
        }
        var length = text.codePointCount(0, text.length());
        return text.offsetByCodePoints(0, Math.min(location.getColumn(), length));
    }

    private static Span place(CelIssue issue, String text, Span span) {
        var location = issue.getSourceLocation();
        if (location.getLine() != 1 || location.getColumn() < 0) {
            return span;
        }
        var from = offset(issue, text);
        return InnerSpan.of(span, text, from, Math.min(from + 1, text.length()));
    }
}
