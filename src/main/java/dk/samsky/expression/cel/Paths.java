package dk.samsky.expression.cel;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Few;
import dk.samsky.diagnostic.NearName;
import dk.samsky.diagnostic.Span;
import dk.samsky.expression.ExpressionCode;
import dk.samsky.expression.Names;

/** Steps from groups to their fields, as far as those are known beforehand. */
final class Paths {
    private Paths() {}

    /**
     * That a group has no such field.
     *
     * @param path of the group, such as {@code provider.owner}
     * @param fields all that it may have
     */
    static Diagnostic noField(String path, String field, Names fields, Span place) {
        var known = fields.types().keySet();
        var near = NearName.find(field, known);
        return Diagnostic.error(
                ExpressionCode.UNKNOWN_NAME,
                place,
                "The expression speaks of '" + path + "." + field + "', which there is not.",
                "Of '" + path + "' it may speak of " + Few.of(known) + ".",
                near.map(name -> "Did you mean '" + path + "." + name + "'?")
                        .orElse("Name one of these."));
    }

    /** That what is asked for a field is no group. */
    static Diagnostic noGroup(String path, String field, Names.Type type, Span place) {
        return Diagnostic.error(
                ExpressionCode.UNKNOWN_NAME,
                place,
                "The expression speaks of '" + path + "." + field + "', which there is not.",
                "'" + path + "' is " + word(type) + ", and has no fields.",
                "Leave '." + field + "' out, or name something else.");
    }

    static String word(Names.Type type) {
        return switch (type) {
            case INTEGER -> "a whole number";
            case TEXT -> "a text";
            case BOOLEAN -> "true or false";
            case TEXTS -> "a list";
            case GROUP -> "a group";
        };
    }
}
