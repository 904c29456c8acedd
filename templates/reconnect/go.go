package reconnect
{% if delays and not delays.later %}
import (
	"errors"
	"math/rand" // seeds itself from Go 1.20 on
	"time"
)

// ErrAgain is for a person: {{ code }} came again although something had changed.
var ErrAgain = errors.New("{{ code }} again: stop, and tell a person")

// Delay before the one attempt after {{ code }}; chance is from 0 to 1.
func Delay(chance float64) time.Duration {
	seconds := {% if delays.shortest %}{{ delays.shortest }} + {{ delays.spread }}*chance{% else %}{{ delays.spread }} * chance{% endif %}
	return time.Duration(seconds * float64(time.Second))
}

// ReconnectOnce asks with tried whether the connection that ended was already such an attempt.
func ReconnectOnce(tried bool, {{ before }}, connect func() error) error {
	if tried {
		return ErrAgain
	}
	time.Sleep(Delay(rand.Float64()))
	if err := {{ before }}(); err != nil {
		return err
	}
	return connect()
}
{% elif delays %}
import (
	"math"
	"math/rand" // seeds itself from Go 1.20 on
	"time"
)

// Delay before attempt 0, 1, 2 … after {{ code }}; chance is from 0 to 1.
func Delay(attempt int, chance float64) time.Duration {
	seconds := {% if delays.shortest %}{{ delays.shortest }} + {{ delays.spread }}*chance{% else %}{{ delays.spread }} * chance{% endif %}
	if attempt > 0 {
		longest := math.Min({{ delays.longest }}*math.Pow({{ delays.later.growth }}, float64(attempt)), {{ delays.later.cap }})
		seconds = longest * (1 - {{ delays.later.share }}*chance)
	}
	return time.Duration(seconds * float64(time.Second))
}

func Reconnect(attempt int, {% if before %}{{ before }}, {% endif %}connect func() error) error {
	time.Sleep(Delay(attempt, rand.Float64()))
{% if before %}	if err := {{ before }}(); err != nil {
		return err
	}
{% endif %}	return connect()
}
{% else %}
// MayReconnect: {% if fatal %}after {{ code }} the same attempt fails again; stop, and tell a person.{% else %}{{ code }} was meant as the end; no reconnect by itself.{% endif %}
func MayReconnect(code {% if number %}int{% else %}string{% endif %}) bool {
	return code != {{ literal }}
}
{% endif %}
