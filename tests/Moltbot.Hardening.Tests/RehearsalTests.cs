namespace Moltbot.Hardening.Tests;

public sealed class RehearsalTests
{
    [Fact]
    public void A_rehearsal_goes_through_to_its_end()
    {
        var thrown = Record.Exception(HardeningEngine.Rehearse);

        Assert.Null(thrown);
    }
}
