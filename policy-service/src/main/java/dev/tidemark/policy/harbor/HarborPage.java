package dev.tidemark.policy.harbor;

import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A part of a list, as a client asks for it.
 *
 * @param number from 1; 0 where only a size was given, which is the first page too, but then {@code next} leads to page 1
 * @param size 0 for the whole list
 */
public record HarborPage(long number, long size) {

    private static final int DEFAULT_SIZE = 10;
    private static final int LARGEST_SIZE = 100;

    /** From the query; retention's lists have no default size and no largest one. */
    public static HarborPage of(String page, String pageSize) {
        return new HarborPage(
                Math.max(0, HarborNumber.inQuery("page", page)),
                Math.max(0, HarborNumber.inQuery("page_size", pageSize)));
    }

    /** From the query, for all other lists: they have both. */
    public static HarborPage ofShared(String page, String pageSize) {
        HarborPage asked = of(page, pageSize);
        return new HarborPage(
                Math.max(1, asked.number), asked.size == 0 ? DEFAULT_SIZE : Math.min(asked.size, LARGEST_SIZE));
    }

    /** From 0, for lists that have a size. */
    public int index() {
        return saturated(Math.max(0, number - 1));
    }

    /** This part of a list that is there already. */
    public <T> List<T> of(List<T> all) {
        int begin = Math.min(offset(), all.size());
        return all.subList(begin, begin + Math.min(limit(), all.size() - begin));
    }

    public int offset() {
        return saturated(Math.max(0, number - 1) * Math.min(size, Integer.MAX_VALUE));
    }

    public int limit() {
        return saturated(size);
    }

    private static int saturated(long value) {
        return (int) Math.max(0, Math.min(value, Integer.MAX_VALUE));
    }

    /** The {@code Link} header; empty where there is nothing to link to. */
    String links(RoutingContext request, long total) {
        List<String> links = new ArrayList<>();
        if (size > 0) {
            if (number > 1 && (number - 1) * size <= total) {
                links.add(link(request, number - 1, "prev"));
            }
            if (number * size < total) {
                links.add(link(request, number + 1, "next"));
            }
        }
        return String.join(" , ", links);
    }

    private String link(RoutingContext request, long page, String relation) {
        Map<String, String> query = new TreeMap<>();
        request.queryParams().forEach(query::put);
        query.put("page", Long.toString(page));
        query.put("page_size", Long.toString(size));
        List<String> pairs = query.entrySet().stream()
                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                .toList();
        return "<" + request.normalizedPath() + "?" + String.join("&", pairs) + ">; rel=\"" + relation + "\"";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
