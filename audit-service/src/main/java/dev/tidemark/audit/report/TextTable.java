package dev.tidemark.audit.report;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A table as Harbor's log draws it (olekukonko/tablewriter 0.0.5): centred headers, texts to the left, what looks like a number to the
 * right. That library also wraps cells at blanks beyond 30 characters, which no cell of this table has.
 */
final class TextTable {

    private static final Pattern NUMBER = Pattern.compile("-?(?:\\d{1,3}(?:,\\d{3})*|\\d+)(?:\\.\\d+)?");

    private final List<String> headers;
    private final List<List<String>> rows;
    private final int[] widths;

    TextTable(List<String> headers, List<List<String>> rows) {
        this.headers = headers;
        this.rows = rows;
        this.widths = new int[headers.size()];
        widen(headers);
        rows.forEach(this::widen);
    }

    private void widen(List<String> cells) {
        for (int column = 0; column < widths.length; column++) {
            widths[column] = Math.max(widths[column], cells.get(column).length());
        }
    }

    void appendTo(StringBuilder text) {
        for (int column = 0; column < widths.length; column++) {
            String header = headers.get(column);
            int gap = widths[column] - header.length();
            text.append("| ").append(" ".repeat(gap / 2)).append(header);
            text.append(" ".repeat(gap - gap / 2)).append(' ');
        }
        text.append("|\n");
        for (int width : widths) {
            text.append('|').append("-".repeat(width + 2));
        }
        text.append("|\n");
        rows.forEach(row -> append(row, text));
    }

    private void append(List<String> row, StringBuilder text) {
        for (int column = 0; column < widths.length; column++) {
            String cell = row.get(column);
            String padding = " ".repeat(widths[column] - cell.length());
            boolean right = NUMBER.matcher(cell).matches();
            text.append("| ").append(right ? padding + cell : cell + padding).append(' ');
        }
        text.append("|\n");
    }
}
