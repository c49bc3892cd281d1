using AudioAspire.Insights.Claims;

namespace AudioAspire.Insights.Tests.Claims;

public sealed class NameSoundsTests
{
    [Theory]
    [InlineData("en", "Brestall Bristol|Clarke Clark|Stephen Steven|Catherine Katherine|Gerard Jerard|Hansen Hanson|Smyth Smith|Sara Sarah|Philips Filips")]
    [InlineData("en", "Bryan Brian|Theresa Teresa|Jonson Johnson|Knowles Nowles|Sofia Sophia|Lecester Leicester|Reynalds Reynolds|Mackenzie Makenzie|Ann Anne")]
    [InlineData("es", "Ballecas Vallecas|Lucia Lucía|Jiménez Giménez|Ximena Jimena|Elena Helena|Gonsález González|Quiroga Kiroga|Ferer Ferrer|Quintanna Quintana")]
    [InlineData("es", "Ortiga Ortega|Tomás Tomaz|Zaragosa Zaragoza|Javier Xavier|Rosario Rozario|Marda Marta|Menorca Menurca|Yolanda Llolanda|Cristina Christina")]
    public void AMisheardNameIsTheSameName(string language, string pairs) =>
        Assert.Empty(Pairs(pairs).Where(p => !Same(language, p)).Select(p => string.Join(' ', p)));

    [Theory]
    [InlineData("es", "Marta Marcos|Madrid Murcia|Marina Martina|Ramón Román|Julio Julia|Daniel Daniela|Huelva Huesca|Fernández Hernández|Martín Martínez")]
    [InlineData("es", "Mario María|Andrés Andrea|Gonzalo González|Ana Eva|Laura Lara|Luis Luisa|José Josué|Valencia Palencia|Cristian Cristina|Rodrigo Rodríguez")]
    [InlineData("en", "Boston Houston|Helen Ellen|Hannah Anna|Martin Morton|Harris Harrison|Dallas Dulles|Clara Carla|Jonson Jensen|Danny Donny|Paul Paula")]
    [InlineData("en", "Brenda Brendan|Austria Australia|Marina Martina|Michael Michelle|Johnson Johnston|London Londonderry|Adam Aidan|Karen Carol|Chester Leicester")]
    public void NearNamesThatDifferStayTwo(string language, string pairs) =>
        Assert.Empty(Pairs(pairs).Where(p => Same(language, p)).Select(p => string.Join(' ', p)));

    static IEnumerable<string[]> Pairs(string pairs) => pairs.Split('|').Select(p => p.Split(' '));

    static bool Same(string language, string[] pair) => NameSounds.MayBeOne(Folding.Fold(pair[0]), Folding.Fold(pair[1]), ClaimGrammar.For(language));
}
