/** The script of the train thread. */
import { serve } from '../serve';
import { trainWork } from './train-work';

serve(trainWork);
