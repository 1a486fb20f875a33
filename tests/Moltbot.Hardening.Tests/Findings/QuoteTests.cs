using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Tests.Findings;

public sealed class QuoteTests
{
    [Theory]
    [InlineData("::ffff:127.0.0.1", "'::ffff:127.0.0.1'")]
    [InlineData("a##vso[task.x]b", "'a# #vso[task.x]b'")]
    [InlineData("a\nb", "'a\\nb'")]
    [InlineData("postgres://app:Tr0ub4dor3@db/app", "'postgres://app:***@db/app'")]
    public void A_value_reads_as_it_is_but_commands_nobody_and_shows_no_secret(string value, string shown) => Assert.Equal(shown, Quote.Value(value));

    [Theory]
    [InlineData("::error::x", ": :error::x")]
    [InlineData(" ::error::x", ": :error::x")]
    [InlineData("a::b", "a::b")]
    public void A_text_that_may_begin_a_line_begins_no_command(string value, string shown) => Assert.Equal(shown, Quote.Plain(value));

    [Fact]
    public void A_path_is_whole_but_commands_nobody()
    {
        var folder = new string('d', 100);

        Assert.Equal(folder + "/compose.# #vso[task.setvariable variable=PATH]x.yml", Quote.Path(folder + "/compose.##vso[task.setvariable variable=PATH]x.yml"));
    }
}
