package dev.tidemark.system.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A client of SWR's retention API, as its users write them. */
public final class SwrClient {

    private static final int PAGE = 3;

    private final Rest rest;

    SwrClient(URI url, String user, String password) {
        var credentials = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        this.rest = new Rest(url, "Basic " + Base64.getEncoder().encodeToString(credentials));
    }

    public int createPolicy(String namespace, String repository, String document) {
        var answer = Rest.expect(201, rest.send("POST", path(namespace, repository), document));
        return Rest.json(answer).path("id").asInt();
    }

    public JsonNode policies(String namespace, String repository) {
        return rest.read(path(namespace, repository));
    }

    public void deletePolicy(String namespace, String repository, int policy) {
        Rest.expect(200, rest.send("DELETE", path(namespace, repository) + "/" + policy, ""));
    }

    /** All records there are, page by page until one is empty, as Terraform's provider reads them. */
    public List<JsonNode> histories(String namespace, String repository) {
        var records = new ArrayList<JsonNode>();
        int before;
        do {
            before = records.size();
            rest.read(path(namespace, repository) + "/histories?limit=" + PAGE + "&offset=" + before)
                    .path("retention_log")
                    .forEach(records::add);
        } while (records.size() > before);
        return records;
    }

    private static String path(String namespace, String repository) {
        return "/v2/manage/namespaces/" + namespace + "/repos/" + repository.replace("/", "$") + "/retentions";
    }
}
