using Moltbot.Hardening.Fixes;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Tests.Fixes;

public sealed class OverrideMergeTests
{
    private const string Computed = "# Emitted\nservices:\n  gw:\n    # MBH2005: why\n    security_opt: !override [\"no-new-privileges:true\"]\n    environment:\n      A: \"1\"\n      B:\n    cap_drop: [\"ALL\"]\n";

    private const string WithSecret = "services:\n  gw:\n    secrets:\n      - t\nsecrets:\n  t:\n    # why\n    file: \"${T_FILE:?}\"\n";

    [Fact]
    public void Keys_are_put_at_the_end_of_the_service_in_its_indentation_and_all_else_stays()
    {
        var merged = Merge("# ours\nservices:\n    gw:   # the gateway\n        image: x   # pinned elsewhere\n\n    # the other one\n    db:\n        image: y\n");

        Assert.Equal("""
            # ours
            services:
                gw:   # the gateway
                    image: x   # pinned elsewhere
                    # MBH2005: why
                    security_opt: !override ["no-new-privileges:true"]
                    environment:
                      A: "1"
                      B:
                    cap_drop: ["ALL"]

                # the other one
                db:
                    image: y

            """.ReplaceLineEndings("\n"), merged);
    }

    [Theory]
    [InlineData("environment: {A: \"0\", C: x}  # c", "environment: {A: \"1\", C: x, B:}  # c")]
    [InlineData("environment: [A=0, C=x]", "environment: [\"A=1\", C=x, B]")]
    [InlineData("environment:\n    - C=x  # c", "environment:\n    - C=x  # c\n    - \"A=1\"\n    - B")]
    [InlineData("environment:\n      C: x\n      A: 0  # c", "environment:\n      C: x\n      A: \"1\"  # c\n      B:")]
    [InlineData("cap_drop: [NET_RAW]", "cap_drop: [NET_RAW, \"ALL\"]")]
    [InlineData("cap_drop: !override\n      - NET_RAW", "cap_drop: !override\n      - NET_RAW\n      - \"ALL\"")]
    [InlineData("cap_drop: !reset []", "cap_drop: !override [\"ALL\"]")]
    public void A_value_that_docker_compose_adds_to_is_added_to(string own, string expected)
    {
        Assert.Contains(expected, Merge($"services:\n  gw:\n    {own}\n    image: x\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("security_opt: [\"seccomp=unconfined\"] # for all", "security_opt: !override [\"no-new-privileges:true\"] # for all")]
    [InlineData("security_opt:\n      - seccomp=unconfined # for strace", "security_opt: !override\n      - \"no-new-privileges:true\"")]
    public void A_value_that_is_replaced_keeps_the_comment_behind_it_unless_that_is_of_an_entry_that_goes(string own, string expected)
    {
        Assert.Contains($"  gw:\n    # MBH2005: why\n    {expected}\n    image: x\n", Merge($"services:\n  gw:\n    {own}\n    image: x\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("services: {gw: {image: x, ports: [\"1:1\"]}}\n", "    image: x\n    ports: [\"1:1\"]\n")]
    [InlineData("services:\n  gw: {}\n", "  gw:\n    # MBH2005: why\n")]
    [InlineData("services:\n  gw:\n", "  gw:\n    # MBH2005: why\n")]
    [InlineData("services:\n  other:\n    image: y", "    image: y\n  gw:\n    # MBH2005: why\n")]
    [InlineData("volumes: {v: }\n", "volumes: {v: }\nservices:\n  gw:\n")]
    public void Braces_empty_and_new_services_become_blocks(string own, string expected)
    {
        Assert.Contains(expected, Merge(own), StringComparison.Ordinal);
    }

    [Fact]
    public void Line_ends_are_those_of_the_file()
    {
        var merged = Merge("services:\r\n  gw:\r\n    image: x\r\n");

        Assert.DoesNotContain("\n", merged?.Replace("\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x: &g {image: x}\nservices:\n  gw: *g\n")]
    [InlineData("services:\n  gw: {image: x,\n    init: true}\n")]
    [InlineData("- services\n")]
    public void What_cannot_be_edited_line_by_line_is_refused(string own)
    {
        Assert.Null(Merge(own));
    }

    [Fact]
    public void In_a_file_that_nothing_stands_before_no_tag_is_needed_and_what_goes_is_taken_out()
    {
        var merged = OverrideMerge.Of(
            File("services:\n  gw:\n    image: x\n    network_mode: host\n    ports:\n      - \"1:1\"\n"),
            File("services:\n  gw:\n    network_mode: !reset null\n    ports: !override\n      - \"127.0.0.1:1:1\"\n"),
            isFirst: true);

        Assert.Equal("services:\n  gw:\n    image: x\n    ports:\n      - \"127.0.0.1:1:1\"\n", merged);
    }

    [Theory]
    [InlineData("services: {}\n", "services:\n  gw:\n    secrets:\n      - t\nsecrets:\n  t:\n    # why\n    file: \"${T_FILE:?}\"\n")]
    [InlineData("secrets:\n    # ours\n    own: # kept\n        file: ./own\n", "secrets:\n    # ours\n    own: # kept\n        file: ./own\n    t:\n        # why\n        file: \"${T_FILE:?}\"\nservices:\n  gw:\n    secrets:\n      - t\n")]
    [InlineData("services:\n  gw:\n    secrets: [own]\n\nsecrets: {own: {file: ./own}} # flow\n", "    secrets: [own, t]\n\nsecrets:\n  own: {file: ./own} # flow\n  t:\n    # why\n    file: \"${T_FILE:?}\"\n")]
    [InlineData("services:\n  gw:\n    image: x\nsecrets:\n  t: {}\n", "secrets:\n  t:\n    # why\n    file: \"${T_FILE:?}\"\n")]
    [InlineData("services:\n  gw:\n    image: x\nsecrets:\n  t:\n    file: ./t # old\n", "secrets:\n  t:\n    # why\n    file: \"${T_FILE:?}\" # old\n")]
    [InlineData("secrets: # none yet\nnetworks:\n  n: {}\n", "secrets:\n  t:\n    # why\n    file: \"${T_FILE:?}\" # none yet\nnetworks:\n  n: {}\nservices:\n  gw:\n")]
    [InlineData("services:\n  gw:\n    image: x", "    image: x\n    secrets:\n      - t\nsecrets:\n  t:\n    # why\n    file: \"${T_FILE:?}\"\n")]
    [InlineData("  services:\n    gw:\n      image: x\n", "      secrets:\n        - t\n  secrets:\n    t:\n      # why\n      file: \"${T_FILE:?}\"\n")]
    public void A_section_beside_services_is_added_or_added_to(string own, string expected)
    {
        var merged = OverrideMerge.Of(File(own), File(WithSecret), isFirst: false);

        Assert.Contains(expected, merged, StringComparison.Ordinal);
        Assert.Single(YamlReader.Read(File(merged ?? "")).Roots);
    }

    [Theory]
    [InlineData("x: &s {own: {file: ./own}}\nservices:\n  gw:\n    image: x\nsecrets: *s\n")]
    [InlineData("services:\n  gw:\n    image: x\nsecrets: {own: {file: ./own},\n  other: {file: ./other}}\n")]
    [InlineData("services:\n  gw:\n    image: x\nsecrets: [own]\n")]
    public void A_section_that_cannot_be_edited_line_by_line_is_refused(string own)
    {
        Assert.Null(OverrideMerge.Of(File(own), File(WithSecret), isFirst: false));
    }

    private static string? Merge(string own) => OverrideMerge.Of(File(own), File(Computed), isFirst: false);

    private static SourceFile File(string text) => new("f.yml", "/p/f.yml", text);
}
