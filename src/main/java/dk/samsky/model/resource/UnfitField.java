package dk.samsky.model.resource;

/** That a field of a resource is missing, or of another form than its kind has it. */
public final class UnfitField extends IllegalArgumentException {
    private static final long serialVersionUID = 1;
    static final String LIST = "a list";
    private final String form;

    UnfitField(String name, String form) {
        super("the field '" + name + "' is missing or is not " + form);
        this.form = form;
    }

    /** What fits, such as {@code a whole number}. */
    public String form() {
        return form;
    }

    /** Whether a list is missing. */
    public boolean isList() {
        return form.equals(LIST);
    }
}
