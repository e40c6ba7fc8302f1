package dk.samsky.expression;

import dk.samsky.diagnostic.Code;

/** What can be wrong with an expression before it is evaluated. */
public enum ExpressionCode implements Code {
    NOT_READABLE("EX-001", "Expression cannot be read"),
    UNKNOWN_NAME("EX-002", "Expression speaks of something unknown"),
    TYPES_DO_NOT_FIT("EX-003", "Expression's parts do not fit together"),
    TOO_LARGE("EX-004", "Expression is too large"),
    WRONG_RESULT("EX-005", "Expression gives something else than is wanted"),
    NOT_CLOSED("EX-006", "Expression is not closed"),
    NEVER_SO("EX-007", "Expression compares with what never is"),
    NOT_THERE("EX-008", "Expression compares with a name that is not there");

    private final String id;
    private final String title;

    ExpressionCode(String id, String title) {
        this.id = id;
        this.title = title;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String title() {
        return title;
    }
}
