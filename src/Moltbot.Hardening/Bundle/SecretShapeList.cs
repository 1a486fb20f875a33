using System.Globalization;
using System.Text;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Bundle;

/// <summary><c>scripts/secret-shapes.txt</c>: the engine's own table of secrets' beginnings, as <c>secrets.awk</c> reads it.</summary>
internal static class SecretShapeList
{
    public static OutputFile Write()
    {
        var text = new StringBuilder("# Emitted by Moltbot.Hardening: prefix, alphabet, fewest and most characters behind it, kinds of them, what it is, whether it ends with a checksum. Do not edit: build again.\n");
        foreach (var shape in SecretShapeTable.All)
        {
            text.AppendJoin('\t', shape.Prefix, shape.Alphabet.Bracket, Number(shape.Least), Number(shape.Most), Number(shape.LeastKinds), shape.Kind, shape.HasChecksum ? "1" : "0").Append('\n');
        }

        return new OutputFile(ScriptFiles.Folder + "secret-shapes.txt", text.ToString());
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
