using Moltbot.Hardening.Rules.Gate;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Policy;

/// <summary>What is wrong in a severity file is told at its place (MBH0003).</summary>
public sealed class SeverityFileProblemTests() : RuleTests(nameof(InvalidSetting))
{
    [Theory]
    [InlineData("dotnet_diagnostic.MBH1001.severity = warning", "Justification")]
    [InlineData("dotnet_diagnostic.MBH0009.severity = none", "a rule of the gate itself")]
    [InlineData("moltbot_hardening.gate.severity = suggestion", "rules of the gate itself")]
    [InlineData("dotnet_diagnostic.MBH1004.severity = info", "write error, warning, suggestion, silent, none or default")]
    [InlineData("dotnet_diagnostic.MBH1004.severity =", "write error, warning")]
    [InlineData("dotnet_diagnostic.MBH1044.severity = none", "did you mean MBH1004?")]
    [InlineData("dotnet_diagnostic.MBH.severity = none", "docs/rules lists them")]
    [InlineData("dotnet_diagnostic.MBH1004 = none", "write dotnet_diagnostic.MBH1004.severity")]
    [InlineData("moltbot_hardening.netwrk.severity = none", "did you mean network?")]
    [InlineData("moltbot_hardening.everything.severity = none", "the rooms are gate, network")]
    [InlineData("dotnet_diagnostic.MBH1004.severity none", "is no property")]
    public void A_line_is_reported_that_sets_nothing_or_lowers_too_much(string line, string advice)
    {
        var findings = Expect($"""
            -- Dockerfile --
            FROM scratch
            -- .editorconfig --
            [*]
            {Marked(line)}

            """, throughEngine: true);

        Assert.Contains(advice, findings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_before_the_first_section_of_an_editorconfig_is_reported() => Expect("""
        -- Dockerfile --
        FROM scratch
        -- .editorconfig --
        root = true
        {|MBH0003:dotnet_diagnostic.MBH1004.severity = none|}
        [*]
        dotnet_diagnostic.MBH1004.severity = none
        """, throughEngine: true);

    [Fact]
    public void A_line_below_a_header_that_is_not_closed_is_reported() => Expect("""
        -- Dockerfile --
        FROM scratch
        -- .editorconfig --
        [*.yml
        {|MBH0003:dotnet_diagnostic.MBH1004.severity = none|}
        """, throughEngine: true);

    [Fact]
    public void A_section_and_a_level_that_is_no_number_are_reported_in_a_globalconfig() => Expect("""
        -- Dockerfile --
        FROM scratch
        -- .globalconfig --
        {|MBH0003:global_level = high|}
        dotnet_diagnostic.MBH1004.severity = none
        [*.yml]
        {|MBH0003:dotnet_diagnostic.MBH1002.severity = error|}
        """, throughEngine: true);

    [Theory]
    [InlineData("dotnet_diagnostic.MBH1001.severity = error")]
    [InlineData("dotnet_diagnostic.MBH1001.severity = default")]
    [InlineData("dotnet_diagnostic.MBH0009.severity = error")]
    [InlineData("moltbot_hardening.gate.severity = error")]
    [InlineData("dotnet_diagnostic.CA1000.severity = nonsense")]
    [InlineData("dotnet_analyzer_diagnostic.severity = none")]
    [InlineData("indent_size four")]
    public void One_that_may_be_is_not(string line) => Expect($"""
        -- Dockerfile --
        FROM scratch
        -- .editorconfig --
        [*]
        {line}

        """, throughEngine: true);

    [Fact]
    public void A_file_beside_an_input_below_the_project_is_read_too() => Expect(
        """
        -- deploy/Dockerfile --
        FROM scratch
        -- deploy/.editorconfig --
        [*]
        {|MBH0003:dotnet_diagnostic.MBH1001.severity = none|}
        """,
        Requests.Plain.Item("MoltbotDockerfile", "deploy/Dockerfile"),
        throughEngine: true);

    private static string Marked(string line) => "{|MBH0003:" + line + "|}";
}

public sealed class SeverityFileUnreadableTests() : RuleTests(nameof(InputUnreadable))
{
    [Fact]
    public void A_severity_file_that_is_no_text_is_reported_where_it_ends_to_be_one() => Expect(
        "-- Dockerfile --\nFROM scratch\n-- .editorconfig --\n[*]\nindent_size = {|MBH0001:|}\0\n", throughEngine: true);
}
