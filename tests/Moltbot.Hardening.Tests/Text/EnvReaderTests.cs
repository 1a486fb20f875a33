using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Tests.Text;

public sealed class EnvReaderTests
{
    [Fact]
    public void Every_entry_has_the_places_of_its_name_and_value()
    {
        var file = new SourceFile(".env", "/.env", "# note\nA=1 # one\n  export B = \"two # 2\"\nC: 'x\ny'\nD\r\nE=\n");

        var entries = EnvReader.Read(file).Entries.Select(static entry => $"{entry.KeyAt.Start.Line}:{entry.KeyAt.Slice}|{entry.ValueAt.Slice}|{entry.Value ?? "inherited"}|{entry.Quote}|{entry.IsExported}");

        Assert.Equal(["2:A|1|1|None|False", "3:B|\"two # 2\"|two # 2|Double|True", "4:C|'x\ny'|x\ny|Single|False", "6:D||inherited|None|False", "7:E|||None|False"], entries);
    }

    [Theory]
    [InlineData("A=1\nB=\"open\nC=2\n", 2, 3, "never closed")]
    [InlineData("A B=1\n", 1, 1, "holds a blank")]
    [InlineData("A=1\n$B=2\n", 2, 1, "in the name")]
    public void What_docker_compose_refuses_is_told_at_its_place(string text, int line, int column, string part)
    {
        var problem = Assert.Single(EnvReader.Read(new SourceFile(".env", "/.env", text)).Problems);

        Assert.Equal(new LinePosition(line, column), problem.At.Start);
        Assert.Contains(part, problem.Message, StringComparison.Ordinal);
    }
}
