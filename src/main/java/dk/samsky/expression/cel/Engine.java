package dk.samsky.expression.cel;

import dev.cel.common.CelOptions;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dk.samsky.expression.Names;

/** CEL as it is set up here. Apart, so that the library is loaded at its first use only. */
final class Engine {
    static final int LONGEST = 2_000;
    static final int ITERATIONS = 10_000;
    static final int NESTED = 2;

    private static final CelOptions OPTIONS =
            CelOptions.current()
                    .maxExpressionCodePointSize(LONGEST)
                    .maxParseRecursionDepth(50)
                    .maxParseErrorRecoveryLimit(5)
                    .comprehensionMaxIterations(ITERATIONS)
                    .enableHeterogeneousNumericComparisons(true)
                    .build();

    static final CelRuntime RUNTIME =
            CelRuntimeFactory.plannerRuntimeBuilder().setOptions(OPTIONS).build();

    private Engine() {}

    /**
     * A compiler for these names. Without {@code map}: results are single values, so that it could
     * only serve to grow lists and texts without bound.
     */
    static CelCompiler compilerFor(Names names) {
        var builder =
                CelCompilerFactory.standardCelCompilerBuilder()
                        .setOptions(OPTIONS)
                        .setStandardMacros(
                                CelStandardMacro.HAS,
                                CelStandardMacro.ALL,
                                CelStandardMacro.EXISTS,
                                CelStandardMacro.EXISTS_ONE,
                                CelStandardMacro.FILTER);
        names.types().forEach((name, type) -> builder.addVar(name, celType(type)));
        return builder.build();
    }

    private static CelType celType(Names.Type type) {
        return switch (type) {
            case INTEGER -> SimpleType.INT;
            case TEXT -> SimpleType.STRING;
            case BOOLEAN -> SimpleType.BOOL;
            case TEXTS -> ListType.create(SimpleType.STRING);
            case GROUP -> MapType.create(SimpleType.STRING, SimpleType.DYN);
        };
    }
}
