package dk.samsky.cli.syntax;

/** That a command line makes no sense. Ends with {@link ExitStatus#USAGE}. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String remedy;

    /**
     * @param message what is wrong, a sentence
     * @param remedy what to type instead, a sentence
     */
    public UsageException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
