package dev.tidemark.standalone.up;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

final class UpTest {

    @ParameterizedTest
    @CsvSource({"'',false,false", "'',true,true", "--trust-created,false,true", "--trust-created,true,true"})
    void trustsCreationTimesOnlyIfTheOptionOrTheVariableSaysSo(String option, String variable, boolean expected) {
        var command = new CommandLine(new Up());
        var trust = command.getCommandSpec().findOption("--trust-created");
        command.setDefaultValueProvider(argument -> argument == trust ? variable : null);
        command.parseArgs(option.isEmpty() ? new String[0] : new String[] {option});
        assertThat(trust.<Boolean>getValue()).isEqualTo(expected);
    }
}
