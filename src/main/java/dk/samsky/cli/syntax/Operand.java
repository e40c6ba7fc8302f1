package dk.samsky.cli.syntax;

/**
 * A value of a command that is no option's.
 *
 * @param label as shown in the help, such as {@code WORKLOAD}
 * @param isRequired whether the command needs it
 */
public record Operand(String label, String description, boolean isRequired, Completes completes) {}
