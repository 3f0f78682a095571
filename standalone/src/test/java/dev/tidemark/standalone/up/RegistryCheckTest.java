package dev.tidemark.standalone.up;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.tidemark.standalone.sandbox.SandboxRegistry;
import dev.tidemark.standalone.testing.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RegistryCheckTest {

    @TempDir
    Path directory;

    @Test
    void passesWhereTheRegistryLetsUsIn() {
        try (var open = SandboxRegistry.start(directory.resolve("open"), 0);
                var closed = SandboxRegistry.startProtected(directory.resolve("closed"), 0, "robot", "right")) {
            assertThatCode(() -> check(open.url().toString(), null, null)).doesNotThrowAnyException();
            assertThatCode(() -> check(closed.url().toString(), "robot", "right"))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void saysThatCredentialsAreMissingOrWrong() {
        try (var closed = SandboxRegistry.startProtected(directory, 0, "robot", "right")) {
            assertThatThrownBy(() -> check(closed.url().toString(), null, null))
                    .isInstanceOf(CannotRunException.class)
                    .hasMessageContaining("asks for a user");
            assertThatThrownBy(() -> check(closed.url().toString(), "robot", "mistyped"))
                    .isInstanceOf(CannotRunException.class)
                    .hasMessageContaining("refuses the credentials of robot")
                    .hasMessageNotContaining("mistyped");
        }
    }

    @Test
    void saysThatNobodyAnswers() {
        assertThatThrownBy(() -> check("http://localhost:" + FreePorts.one(), null, null))
                .isInstanceOf(CannotRunException.class)
                .hasMessageContaining("does not answer");
    }

    @Test
    void fetchesATokenWhereOneIsAskedFor() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var url = "http://localhost:" + server.getAddress().getPort();
        server.createContext("/v2/", exchange -> {
            boolean isKnown = "Bearer t0ken".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer realm=\"" + url + "/token\",service=\"s\"");
            exchange.sendResponseHeaders(isKnown ? 200 : 401, -1);
            exchange.close();
        });
        server.createContext("/token", exchange -> {
            var token = "{\"token\": \"t0ken\"}".getBytes(StandardCharsets.UTF_8);
            boolean isKnown = exchange.getRequestHeaders().containsKey("Authorization");
            exchange.sendResponseHeaders(isKnown ? 200 : 401, token.length);
            exchange.getResponseBody().write(token);
            exchange.close();
        });
        server.start();
        try {
            assertThatCode(() -> check(url, "robot", "right")).doesNotThrowAnyException();
            assertThatThrownBy(() -> check(url, null, null)).hasMessageContaining("asks for a user");
        } finally {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "registry.example.com",
                "ftp://registry",
                "https://me:secret@registry",
                "http://[",
                "https://r/?q"
            })
    void takesOnlyUrlsWithoutSecrets(String url) {
        assertThatThrownBy(() -> RegistryAccess.of(url, Optional.empty(), Optional.empty(), "oci", false))
                .isInstanceOf(CannotRunException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void takesOnlyKindsThatThereAreAndHarborOnlyWithAnAccount() {
        assertThatThrownBy(() -> RegistryAccess.of("https://r", Optional.empty(), Optional.empty(), "habor", false))
                .isInstanceOf(CannotRunException.class)
                .hasMessage("--registry-kind is oci or harbor, not habor");
        assertThatThrownBy(() -> RegistryAccess.of("https://r", Optional.of("me"), Optional.empty(), "harbor", false))
                .isInstanceOf(CannotRunException.class)
                .hasMessageContaining("--registry-user and TIDEMARK_REGISTRY_PASSWORD");
    }

    private static void check(String url, String user, String password) {
        new RegistryCheck(
                        RegistryAccess.of(url, Optional.ofNullable(user), Optional.ofNullable(password), "oci", false))
                .run();
    }
}
