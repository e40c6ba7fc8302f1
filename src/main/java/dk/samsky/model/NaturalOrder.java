package dk.samsky.model;

/**
 * Compares names as people count: a run of digits is a number. Equal numbers of different length
 * compare as text.
 */
final class NaturalOrder {
    private NaturalOrder() {}

    static int compare(String first, String second) {
        var i = 0;
        var j = 0;
        while (i < first.length() && j < second.length()) {
            var a = first.charAt(i);
            var b = second.charAt(j);
            if (isDigit(a) && isDigit(b)) {
                var endOfA = endOfDigits(first, i);
                var endOfB = endOfDigits(second, j);
                var order = compareNumbers(first.substring(i, endOfA), second.substring(j, endOfB));
                if (order != 0) {
                    return order;
                }
                i = endOfA;
                j = endOfB;
            } else if (a != b) {
                return Character.compare(a, b);
            } else {
                i++;
                j++;
            }
        }
        var rest = Integer.compare(first.length() - i, second.length() - j);
        return rest != 0 ? rest : first.compareTo(second);
    }

    private static int compareNumbers(String a, String b) {
        var first = a.replaceFirst("^0+(?=.)", "");
        var second = b.replaceFirst("^0+(?=.)", "");
        return first.length() != second.length()
                ? Integer.compare(first.length(), second.length())
                : first.compareTo(second);
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private static int endOfDigits(String text, int from) {
        var end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
