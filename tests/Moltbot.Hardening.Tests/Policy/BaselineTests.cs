using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Policy;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Policy;

/// <summary>The baseline accepts what stood when it was written, and from then on only less.</summary>
public sealed class BaselineTests
{
    private const string File = "moltbot.baseline.json";

    private const string Two = """
        services:
          one: { image: app, user: "1000", privileged: true }
          two: { image: app, user: "1000", privileged: true }
        """;

    private const string One = """
        # a line more
        services:
          two: { image: app, user: "1000", privileged: true }
        """;

    [Fact]
    public void The_first_writing_takes_all_that_could_fail_a_build()
    {
        var plan = Plan(Two, null);

        Assert.True(plan.Accepted >= 2);
        Assert.Empty(plan.Refused);
        var verdict = Judge(Two, plan.File?.Content);
        Assert.True(verdict.Passed);
        Assert.Equal(plan.Accepted, verdict.Findings.Count(static graded => graded.IsWaived));
        Assert.All(verdict.Findings.Where(static graded => graded.IsWaived), static graded => Assert.Equal(File, graded.Finding.Related[^1].At.File.Path));
    }

    [Fact]
    public void Every_build_tells_that_it_accepts_findings()
    {
        var told = Judge(Two, Written(Two)).Findings.Single(static graded => graded.Finding.Rule.Id == "MBH0008");

        Assert.Equal((File, Severity.Warning), (told.Finding.At.File.Path, told.Severity));
        Assert.Contains("2 of them errors", told.Finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_outlives_moved_lines_and_tells_an_entry_without_a_finding()
    {
        var verdict = Judge(One, Written(Two));

        Assert.True(verdict.Passed);
        Assert.Contains(verdict.Findings, static graded => graded is { IsWaived: true, Finding.Rule.Id: "MBH2002" });
        Assert.Contains(verdict.Findings, static graded => graded.Finding is { Rule.Id: "MBH0005", At.File.Path: File });
    }

    [Fact]
    public void A_later_writing_drops_what_is_gone()
    {
        var first = Plan(Two, null);
        var plan = Plan(One, first.File?.Content);

        Assert.True(plan.Dropped > 0);
        Assert.Equal(first.Accepted, plan.Accepted + plan.Dropped);
        Assert.DoesNotContain("/services/one", plan.File?.Content, StringComparison.Ordinal);
        Assert.DoesNotContain(Judge(One, plan.File?.Content).Findings, static graded => graded.Finding.Rule.Id == "MBH0005");
    }

    [Fact]
    public void And_takes_nothing_new_in()
    {
        var shrunk = Written(One);
        var plan = Plan(Two, shrunk);

        Assert.Contains(plan.Refused, static graded => graded.Finding is { Rule.Id: "MBH2002", Service: "one" });
        Assert.Equal(shrunk, plan.File?.Content);
        Assert.False(Judge(Two, shrunk).Passed);
    }

    [Fact]
    public void Cured_to_the_last_finding_it_stays_and_accepts_nothing_again()
    {
        var empty = Plan("services: { app: { image: app } }", Written(Two)).File?.Content;

        Assert.Contains("\"entries\": []", empty, StringComparison.Ordinal);
        Assert.NotEmpty(Plan(Two, empty).Refused);
    }

    [Fact]
    public void What_the_gate_cannot_judge_stops_the_writing()
    {
        var plan = BaselinePlan.Of(HardeningEngine.Judge(new MemoryTree().With("docker-compose.yml", Two).With("Dockerfile", "FORM x"), Requests.Plain));

        Assert.Null(plan.File);
        Assert.NotEmpty(plan.Obstacles);
    }

    [Fact]
    public void A_rule_that_may_not_be_waived_is_not_taken_in_and_an_entry_of_it_is_refused()
    {
        var request = Requests.With("MoltbotNonWaivable", "MBH2002");

        Assert.DoesNotContain("MBH2002", BaselinePlan.Of(Judge(Two, null, request)).File?.Content ?? "", StringComparison.Ordinal);
        var verdict = Judge(Two, Written(Two), request);
        Assert.Equal(2, verdict.Findings.Count(static graded => graded is { IsWaived: false, Finding.Rule.Id: "MBH2002" }));
        Assert.Equal(2, verdict.Findings.Count(static graded => graded.Finding is { Rule.Id: "MBH0004", At.File.Path: File }));
    }

    [Fact]
    public void Without_waivers_there_is_no_baseline()
    {
        var verdict = Judge(Two, Written(Two), Requests.With("MoltbotAllowWaivers", "false"));

        Assert.DoesNotContain(verdict.Findings, static graded => graded.IsWaived);
        Assert.Contains(verdict.Findings, static graded => graded.Finding is { Rule.Id: "MBH0004", At.File.Path: File });
    }

    [Theory]
    [InlineData("ruleId\": \"MBH2002", "ruleId\": \"MBH1001")]
    [InlineData("pointer\": \"/services/one/privileged", "pointer\": \"/services/one/user")]
    public void An_entry_that_was_made_to_say_something_else_accepts_nothing(string from, string to)
    {
        var verdict = Judge(Two, Written(Two).Replace(from, to, StringComparison.Ordinal));

        Assert.Contains(verdict.Findings, static graded => graded is { IsWaived: false, Finding: { Rule.Id: "MBH2002", Service: "one" } });
        Assert.Contains(verdict.Findings, static graded => graded.Finding is { Rule.Id: "MBH0005", At.File.Path: File });
    }

    [Theory]
    [InlineData("{", 1, 2)]
    [InlineData("[]", 1, 1)]
    [InlineData("{ \"schemaVersion\": \"2.0\", \"project\": \"deployment.proj\", \"entries\": [] }", 1, 20)]
    [InlineData("{ \"schemaVersion\": \"1.0\", \"project\": \"deployment.proj\" }", 1, 1)]
    [InlineData("{ \"schemaVersion\": \"1.0\", \"project\": \"deployment.proj\", \"entries\": [ { \"ruleId\": \"MBH2002\", \"path\": \"x\" } ] }", 1, 70)]
    [InlineData("{ \"schemaVersion\": \"1.0\", \"project\": \"deployment.proj\",\n\"all\": true, \"entries\": [] }", 2, 1)]
    public void A_malformed_one_is_reported_at_its_place_and_accepts_nothing(string content, int line, int column)
    {
        var verdict = Judge(Two, content);

        var unreadable = verdict.Findings.First(static graded => graded.Finding.Rule.Id == "MBH0001").Finding;
        Assert.Equal((File, line, column), (unreadable.At.File.Path, unreadable.At.Start.Line, unreadable.At.Start.Column));
        Assert.DoesNotContain(verdict.Findings, static graded => graded.IsWaived);
    }

    [Fact]
    public void That_of_another_project_of_the_folder_says_nothing_and_is_not_written_over()
    {
        var foreign = Written(Two).Replace("deployment.proj", "other.proj", StringComparison.Ordinal);
        var tree = new MemoryTree().With("docker-compose.yml", Two).With(File, foreign).With("other.proj", "<Project />");
        var verdict = HardeningEngine.Judge(tree, Requests.Plain);

        Assert.DoesNotContain(verdict.Findings, static graded => graded.IsWaived || graded.Finding.At.File.Path == File);
        Assert.Equal(("other.proj", null), (BaselinePlan.Of(verdict).OtherProject, BaselinePlan.Of(verdict).File));
    }

    [Fact]
    public void It_holds_no_value_of_a_secret()
    {
        var written = Written("services: { app: { image: app, user: \"1000\", environment: { OPENAI_API_KEY: sk-proj-0123456789abcdefghijABCDEFGHIJ0123456789 } } }");

        Assert.Contains("MBH6001", written, StringComparison.Ordinal);
        Assert.DoesNotContain("0123456789abc", written, StringComparison.Ordinal);
    }

    private static string Written(string compose) => Plan(compose, null).File?.Content ?? "";

    private static BaselinePlan Plan(string compose, string? baseline) => BaselinePlan.Of(Judge(compose, baseline));

    private static Verdict Judge(string compose, string? baseline, DeploymentRequest? request = null)
    {
        var tree = new MemoryTree().With("docker-compose.yml", compose);
        return HardeningEngine.Judge(baseline is null ? tree : tree.With(File, baseline), request ?? Requests.Plain);
    }
}
