package dev.tidemark.standalone.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was asked of the registry since it started or since {@link #clear()}; tests hold a client against it. */
public final class RequestLog {

    private static final int REMEMBERED = 100_000;

    private final Deque<Request> requests = new ArrayDeque<>();
    private final Map<String, Long> countByMethod = new TreeMap<>();

    /** A request as it came in; the path is without its query. */
    public record Request(String method, String path) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** The latest requests, at most 100,000, oldest first. */
    public synchronized List<Request> requests() {
        return List.copyOf(requests);
    }

    /** How many requests there were of each method; methods nobody used are not in it. */
    public synchronized Map<String, Long> countByMethod() {
        return Map.copyOf(countByMethod);
    }

    /** Whether every request was one that changes nothing. */
    public synchronized boolean isReadOnly() {
        return countByMethod.keySet().stream().allMatch(method -> method.equals("GET") || method.equals("HEAD"));
    }

    /** Forgets everything so far. */
    public synchronized void clear() {
        requests.clear();
        countByMethod.clear();
    }

    synchronized void add(String method, String path) {
        if (requests.size() == REMEMBERED) {
            requests.removeFirst();
        }
        requests.addLast(new Request(method, path));
        countByMethod.merge(method, 1L, Long::sum);
    }
}
