package dk.samsky.document.kind;

import dk.samsky.document.Located;
import dk.samsky.document.schema.Field;
import dk.samsky.document.schema.ListShape;
import dk.samsky.document.schema.ObjectShape;
import dk.samsky.document.schema.ScalarShape;
import dk.samsky.document.schema.Scalars;
import dk.samsky.document.schema.Shape;
import dk.samsky.model.resource.Role;
import dk.samsky.model.resource.TenantSpace.Access;
import java.util.List;
import java.util.Optional;

/** A group of people and what it may do. */
final class AccessShape {
    static final ScalarShape<String> NAME =
            Scalars.texts(
                    "the name of a group",
                    text ->
                            text.matches(
                                    "(?!.* {2})[\\p{L}0-9]([\\p{L}0-9"
                                            + " @._-]{0,126}[\\p{L}0-9@._-])?"),
                    "Use at most 128 letters, digits, single spaces, dots, hyphens, underscores and"
                            + " '@'; end with no space.",
                    "^(?!.* {2})[\\p{L}0-9]([\\p{L}0-9 @._-]{0,126}[\\p{L}0-9@._-])?$");
    private static final Field<String> GROUP =
            Field.required("group", NAME, "The group, as the tenant's identity provider names it.");
    private static final Field<Role> ROLE =
            Field.required(
                    "role",
                    Scalars.word("a role", Role.class),
                    "What it may do; each role includes those before it.");

    private AccessShape() {}

    static Shape<List<Located<Access>>> list() {
        return new ListShape<>(
                "a list of groups with their roles",
                new ObjectShape<>(
                        "a group with its role",
                        "A group of people and what it may do.",
                        List.of(GROUP, ROLE),
                        members ->
                                Optional.of(
                                        new Located<>(
                                                new Access(members.get(GROUP), members.get(ROLE)),
                                                members.spanOf(GROUP)))),
                0);
    }
}
